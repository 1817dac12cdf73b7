import { Rational } from './rational.ts';

/**
 * A formula as plain data. Division is a product with a power of −1, subtraction a sum with a factor −1;
 * `call` covers functions, the constants without arguments (π), and what is done to vectors and matrices. The
 * factors of a product keep their order, since matrices do not commute.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'sum'; readonly terms: readonly Expression[] }
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | Series;

/** Σ or Π of `body` over all whole numbers `index` from `from` to `to`; nothing to add up gives 0, to multiply 1. */
export interface Series {
  readonly kind: 'series';
  readonly operation: 'sum' | 'product';
  readonly index: string;
  readonly from: Expression;
  readonly to: Expression;
  readonly body: Expression;
}

/** A number; a JavaScript number is taken at its exact binary value. */
export function number(value: Rational | number): Expression {
  return { kind: 'number', value: typeof value === 'number' ? Rational.of(value) : value };
}

/** A letter such as `k` or `w10`; the name is kept as it is. */
export function symbol(name: string): Expression {
  return { kind: 'symbol', name };
}

export const zero = number(Rational.zero);
export const one = number(Rational.one);
export const minusOne = number(Rational.one.neg());

/** a + b + …; inner sums are joined and zeros left out; numbers alone are added up. */
export function add(...parts: readonly Expression[]): Expression {
  const terms = parts
    .flatMap((part) => (part.kind === 'sum' ? part.terms : [part]))
    .filter((term) => !isNumber(term, 0));
  const values = numericValues(terms);
  if (values) return number(values.reduce((total, value) => total.add(value), Rational.zero));
  return terms.length === 1 ? (terms[0] as Expression) : { kind: 'sum', terms };
}

/** a · b · …; inner products are joined and ones left out; a factor 0 gives 0; numbers alone are multiplied. */
export function multiply(...parts: readonly Expression[]): Expression {
  const factors = parts
    .flatMap((part) => (part.kind === 'product' ? part.factors : [part]))
    .filter((factor) => !isNumber(factor, 1));
  if (factors.some((factor) => isNumber(factor, 0))) return zero;
  const values = numericValues(factors);
  if (values) return number(values.reduce((total, value) => total.mul(value), Rational.one));
  return factors.length === 1 ? (factors[0] as Expression) : { kind: 'product', factors };
}

/** −a; the sign of a number, or of a product that starts with one, is turned in place. */
export function negate(part: Expression): Expression {
  if (part.kind === 'number') return number(part.value.neg());
  const [first, ...rest] = part.kind === 'product' ? part.factors : [part];
  if (first?.kind === 'number') return multiply(number(first.value.neg()), ...rest);
  return multiply(minusOne, part);
}

/** a − b. */
export function subtract(left: Expression, right: Expression): Expression {
  return add(left, negate(right));
}

/** a / b, kept as a · b⁻¹ unless both are numbers. A division by 0 is kept and has no value. */
export function divide(left: Expression, right: Expression): Expression {
  if (right.kind === 'number' && right.value.sign() !== 0) {
    return multiply(number(Rational.one.div(right.value)), left);
  }
  return multiply(left, power(right, minusOne));
}

/** base ^ exponent; an exponent 1 is left out. */
export function power(base: Expression, exponent: Expression): Expression {
  return isNumber(exponent, 1) ? base : { kind: 'power', base, exponent };
}

/** name(a, b, …). The names that can be evaluated are listed in `functions.ts`. */
export function call(name: string, ...parts: readonly Expression[]): Expression {
  return { kind: 'call', name, arguments: parts };
}

/** Whether the expression is this very number, written as one number. */
export function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === 'number' && expression.value.equals(Rational.of(value));
}

function numericValues(parts: readonly Expression[]): Rational[] | undefined {
  const values = parts.flatMap((part) => (part.kind === 'number' ? [part.value] : []));
  return values.length === parts.length ? values : undefined;
}
