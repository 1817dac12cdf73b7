import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { nonNegativeCombination } from './farkas.ts';

const vector = (...values: number[]): Rational[] => values.map((value) => Rational.of(value));

describe('nonNegativeCombination', () => {
  const entry = fc.integer({ min: -4, max: 4 });
  const column = fc.array(entry, { minLength: 3, maxLength: 3 });

  test('proves whichever side it reports', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), column, (columns, target) => {
        const vectors = columns.map((one) => vector(...one));
        const result = nonNegativeCombination(vectors, vector(...target));
        const dot = (a: readonly Rational[], b: readonly number[]): Rational =>
          a.reduce((sum, value, i) => sum.add(value.mul(Rational.of(b[i] ?? 0))), Rational.zero);
        if (result.holds) {
          expect(result.weights.every((weight) => weight.sign() >= 0)).toBe(true);
          const reached = target.map((_, row) =>
            dot(
              result.weights,
              columns.map((one) => one[row] ?? 0),
            ).toNumber(),
          );
          expect(reached).toEqual(target.map((value) => value + 0));
        } else {
          for (const one of columns)
            expect(dot(result.refutation, one).sign()).toBeGreaterThanOrEqual(0);
          expect(dot(result.refutation, target).sign()).toBe(-1);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
