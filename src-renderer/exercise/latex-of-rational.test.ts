import { expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { latexOfRational } from './latex-of-rational.ts';

test.each([
  [Rational.of(3), '3'],
  [Rational.of(-3), '-3'],
  [Rational.of(-5, 2), '-\\frac{5}{2}'],
  [Rational.of(0.5), '\\frac{1}{2}'],
])('latexOfRational writes %s as %s', (value, latex) => {
  expect(latexOfRational(value)).toBe(latex);
});
