import { evaluate } from '#core/symbolic/evaluate.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';

/** A number of a trace: exact as long as it is a fraction, else float64; NaN where there is no value. */
export type Quantity = Rational | number;

/** The value of one operation on the values of earlier rows. */
export function valueAt(formula: Expression, at: ReadonlyMap<string, Quantity>): Quantity {
  const exact = new Map<string, Rational>();
  for (const [name, value] of at) if (value instanceof Rational) exact.set(name, value);
  if (exact.size === at.size) {
    const value = evaluate(formula, exact);
    return value ?? NaN;
  }
  return floatAt(formula, at);
}

export function plus(left: Quantity, right: Quantity): Quantity {
  if (left instanceof Rational && right instanceof Rational) return left.add(right);
  return toFloat(left) + toFloat(right);
}

/** The product; 0 times a number is exactly 0. */
export function times(left: Quantity, right: Quantity): Quantity {
  if (left instanceof Rational && right instanceof Rational) return left.mul(right);
  const isZero = [left, right].some((one) => one instanceof Rational && one.sign() === 0);
  if (isZero && !Number.isNaN(toFloat(left)) && !Number.isNaN(toFloat(right))) return Rational.zero;
  return toFloat(left) * toFloat(right);
}

export function toFloat(value: Quantity): number {
  return value instanceof Rational ? value.toNumber() : value;
}

/** A trace holds one operation a row: its parts are few, and float64 computes them as PyTorch does. */
function floatAt(formula: Expression, at: ReadonlyMap<string, Quantity>): number {
  const inner = (part: Expression): number => floatAt(part, at);
  switch (formula.kind) {
    case 'number':
      return formula.value.toNumber();
    case 'symbol':
      return toFloat(at.get(formula.name) ?? NaN);
    case 'sum':
      return formula.terms.reduce((total, term) => total + inner(term), 0);
    case 'product':
      return formula.factors.reduce((total, factor) => total * inner(factor), 1);
    case 'power':
      return inner(formula.base) ** inner(formula.exponent);
    case 'call':
      return floatCall(formula.name, formula.arguments.map(inner));
    default:
      return NaN;
  }
}

const floats: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  relu: (x) => Math.max(x, 0),
  abs: Math.abs,
  sign: Math.sign,
};

function floatCall(name: string, [x = NaN]: readonly number[]): number {
  return Object.hasOwn(floats, name) ? (floats[name]?.(x) ?? NaN) : NaN;
}
