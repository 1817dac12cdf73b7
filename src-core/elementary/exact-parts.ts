/** 2²⁷ + 1: cuts a double into two halves of 26 bits. */
const SPLITTER = 134217729;

/**
 * What a · b loses in rounding: a · b = product + lostInProduct(a, b, product) exactly, for |a|, |b| < 2⁹⁹⁰ and a product
 * that is not close to the subnormal numbers.
 *
 * Source: Dekker 1971.
 */
export function lostInProduct(a: number, b: number, product: number): number {
  const wideA = SPLITTER * a;
  const highA = wideA - (wideA - a);
  const lowA = a - highA;
  const wideB = SPLITTER * b;
  const highB = wideB - (wideB - b);
  const lowB = b - highB;
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB;
}

/** What a + b loses in rounding, exactly. Source: Knuth's two-sum. */
export function lostInSum(a: number, b: number, sum: number): number {
  const b1 = sum - a;
  return a - (sum - b1) + (b - b1);
}
