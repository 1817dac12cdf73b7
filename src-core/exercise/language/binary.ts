import { AppError, ArgumentError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { formatText } from './format.ts';
import type { BinaryOperator } from './syntax.ts';
import { asInteger, asList, asRational, equalValues, isList, kindOf } from './value.ts';
import type { Value } from './value.ts';

type Operation = (left: Value, right: Value) => Value;
const MAX_RANGE = 10_000;
const MAX_EXPONENT = 1_000;
const MAX_DIGITS = 10_000;
const MAX_JOINED = 100_000;
const LARGEST = Rational.of(10n ** BigInt(MAX_DIGITS));

const arithmetic =
  (sign: string, apply: (a: Rational, b: Rational) => Rational): Operation =>
  (left, right) =>
    apply(asRational(left, sign), asRational(right, sign));

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
  '-': arithmetic('−', (a, b) => a.sub(b)),
  '*': arithmetic('×', product),
  '/': arithmetic('/', (a, b) => a.div(b)),
  '^': power,
  mod: arithmetic('mod', (a, b) => a.sub(a.div(b).floor().mul(b))),
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

function product(left: Rational, right: Rational): Rational {
  const result = left.mul(right);
  if (result.abs().compare(LARGEST) > 0) throw new BudgetError('×', `${MAX_DIGITS} digits`);
  return result;
}

/** Adds numbers, joins lists, and writes anything behind or before a text. */
function plus(left: Value, right: Value): Value {
  if (typeof left === 'string' || typeof right === 'string')
    return within(formatText(left) + formatText(right));
  if (isList(left) && isList(right)) return within([...left, ...right]);
  return asRational(left, '+').add(asRational(right, '+'));
}

/** Texts and lists that formulas join stay small. */
function within<T extends string | readonly Value[]>(joined: T): T {
  if (joined.length > MAX_JOINED) throw new BudgetError('+', `${MAX_JOINED} items or characters`);
  return joined;
}

function power(left: Value, right: Value): Value {
  const exponent = asInteger(right, '^');
  if (Math.abs(exponent) > MAX_EXPONENT) {
    throw new ArgumentError('^', `an exponent up to ${MAX_EXPONENT}`, `${exponent}`);
  }
  const base = asRational(left, '^');
  const digits = Math.max(`${base.num}`.length, `${base.den}`.length) * Math.abs(exponent);
  if (digits > MAX_DIGITS) throw new BudgetError('^', `${MAX_DIGITS} digits`);
  return base.pow(exponent);
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
