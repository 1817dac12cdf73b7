import type { Rational } from '#core/symbolic/rational.ts';

/** An exact fraction as LaTeX: `-5/2` is written `-\frac{5}{2}`. */
export function latexOfRational(value: Rational): string {
  const sign = value.sign() < 0 ? '-' : '';
  const size = value.abs();
  return size.isInteger() ? `${sign}${size.num}` : `${sign}\\frac{${size.num}}{${size.den}}`;
}
