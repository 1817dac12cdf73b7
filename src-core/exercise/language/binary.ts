import { AppError, ArgumentError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { calculate } from './arithmetic.ts';
import type { ArithmeticOperator } from './arithmetic.ts';
import { formatText } from './format.ts';
import type { BinaryOperator } from './syntax.ts';
import { asInteger, asList, asRational, equalValues, kindOf } from './value.ts';
import type { Value } from './value.ts';

type Operation = (left: Value, right: Value) => Value;
const MAX_RANGE = 10_000;
const MAX_JOINED = 100_000;

const arithmetic =
  (operator: ArithmeticOperator): Operation =>
  (left, right) =>
    calculate(operator, left, right);

const comparison =
  (sign: string, holds: (order: number) => boolean): Operation =>
  (left, right) => {
    if (typeof left === 'number' || typeof right === 'number') {
      return holds(Math.sign(toNumber(left, sign) - toNumber(right, sign)));
    }
    return holds(asRational(left, sign).compare(asRational(right, sign)));
  };

const operations: Record<Exclude<BinaryOperator, 'and' | 'or'>, Operation> = {
  '+': plus,
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  '/': arithmetic('/'),
  '^': arithmetic('^'),
  mod: arithmetic('mod'),
  '==': equalValues,
  '!=': (left, right) => !equalValues(left, right),
  '<': comparison('<', (order) => order < 0),
  '<=': comparison('<=', (order) => order <= 0),
  '>': comparison('>', (order) => order > 0),
  '>=': comparison('>=', (order) => order >= 0),
  in: (left, right) => asList(right, 'in').some((item) => equalValues(left, item)),
  '..': range,
};

/** Errors: ArgumentError when the operator does not take these kinds. */
export function applyBinary(
  operator: Exclude<BinaryOperator, 'and' | 'or'>,
  left: Value,
  right: Value,
): Value {
  return operations[operator](left, right);
}

/** Adds numbers, entry by entry in lists, and writes anything behind or before a text. */
function plus(left: Value, right: Value): Value {
  if (typeof left !== 'string' && typeof right !== 'string') return calculate('+', left, right);
  const joined = formatText(left) + formatText(right);
  if (joined.length > MAX_JOINED) throw new BudgetError('+', `${MAX_JOINED} characters`);
  return joined;
}

/** `0..3` is [0, 1, 2, 3]; the list is empty when the end lies below the start. */
function range(left: Value, right: Value): Value {
  const [first, last] = [asInteger(left, '..'), asInteger(right, '..')];
  if (last - first >= MAX_RANGE) throw new AppError('budget', `..: more than ${MAX_RANGE} items`);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Rational.of(first + i));
}

function toNumber(value: Value, sign: string): number {
  if (typeof value === 'number') return value;
  if (value instanceof Rational) return value.toNumber();
  throw new ArgumentError(sign, 'a number', kindOf(value));
}
