import { ArgumentError, BudgetError } from '#core/errors.ts';
import * as symbolic from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { broadcastValues } from './functions/broadcast-values.ts';
import { exactPower } from './functions/exact-binary.ts';
import { isList, isSymbolValue, kindOf } from './value.ts';
import type { Value } from './value.ts';

/** One operator on all kinds of numbers. */
interface Arithmetic {
  sign: string;
  /** Undefined where no fraction can say the result: then it is computed in float64. */
  exact(left: Rational, right: Rational): Rational | undefined;
  float(left: number, right: number): number;
  symbols?: (left: Expression, right: Expression) => Expression;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^' | 'mod';

const MAX_EXPONENT = 1_000;
const MAX_DIGITS = 10_000;
const LARGEST = Rational.of(10n ** BigInt(MAX_DIGITS));

const arithmetic: Readonly<Record<ArithmeticOperator, Arithmetic>> = {
  '+': {
    sign: '+',
    exact: (a, b) => a.add(b),
    float: (a, b) => a + b,
    symbols: symbolic.add,
  },
  '-': {
    sign: '−',
    exact: (a, b) => a.sub(b),
    float: (a, b) => a - b,
    symbols: symbolic.subtract,
  },
  '*': { sign: '×', exact: product, float: (a, b) => a * b, symbols: symbolic.multiply },
  '/': {
    sign: '/',
    exact: (a, b) => a.div(b),
    float: (a, b) => a / b,
    symbols: symbolic.divide,
  },
  '^': { sign: '^', exact: power, float: (a, b) => a ** b, symbols: symbolic.power },
  mod: {
    sign: 'mod',
    exact: (a, b) => a.sub(a.div(b).floor().mul(b)),
    float: (a, b) => a - Math.floor(a / b) * b,
  },
};

/**
 * left ∘ right: exact for fractions, in float64 as soon as one of the two is a float, a formula as soon as one stands for
 * letters. Lists go entry by entry, a single number with every entry, a vector with every row.
 *
 * Errors: ArgumentError for what is no number, ShapeError for lists of different sizes.
 */
export function calculate(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (isList(left) || isList(right)) {
    return broadcastValues(operator, left, right, (a, b) => calculate(operator, a, b));
  }
  const { sign, exact, float, symbols } = arithmetic[operator];
  if (left instanceof Rational && right instanceof Rational) {
    const found = exact(left, right);
    if (found) return found;
  }
  if (symbols && (isSymbolValue(left) || isSymbolValue(right))) {
    return { expression: symbols(asExpression(left, sign), asExpression(right, sign)) };
  }
  return float(asFloat(left, sign), asFloat(right, sign));
}

/** −value, of lists entry by entry. */
export function negative(value: Value): Value {
  if (value instanceof Rational) return value.neg();
  if (isList(value)) return value.map(negative);
  if (isSymbolValue(value)) return { expression: symbolic.negate(value.expression) };
  return -asFloat(value, '−');
}

function product(left: Rational, right: Rational): Rational {
  const result = left.mul(right);
  if (result.abs().compare(LARGEST) > 0) throw new BudgetError('×', `${MAX_DIGITS} digits`);
  return result;
}

function power(base: Rational, exponent: Rational): Rational | undefined {
  if (!exponent.isInteger()) return exactPower(base, exponent);
  const size = Math.abs(exponent.toNumber());
  if (size > MAX_EXPONENT) {
    throw new ArgumentError('^', `an exponent up to ${MAX_EXPONENT}`, exponent.toString());
  }
  const digits = Math.max(`${base.num}`.length, `${base.den}`.length) * size;
  if (digits > MAX_DIGITS) throw new BudgetError('^', `${MAX_DIGITS} digits`);
  return base.pow(exponent.toNumber());
}

function asFloat(value: Value, sign: string): number {
  if (typeof value === 'number') return value;
  if (value instanceof Rational) return value.toNumber();
  throw new ArgumentError(sign, 'a number', kindOf(value));
}

function asExpression(value: Value, sign: string): Expression {
  if (isSymbolValue(value)) return value.expression;
  return symbolic.number(value instanceof Rational ? value : asFloat(value, sign));
}
