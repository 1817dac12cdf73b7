import { describe, expect, test } from 'vitest';
import { blur, roughness } from './climb-class.ts';
import { scoreRanking } from './rank-score.ts';
import { correlation, cosine, largestPlaces, median, ranks } from './ranking.ts';
import { textureOf, tripled } from './textures.ts';

describe('ranking', () => {
  test('of equal numbers the smaller place comes first', () => {
    expect(largestPlaces([2, 5, 5, 1, 5], 4)).toEqual([1, 2, 4, 0]);
  });

  test('the median of an even count is the mean of the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });

  test('equal numbers share the mean of their ranks', () => {
    expect(ranks([17, 6, 17, 35])).toEqual([2.5, 1, 2.5, 4]);
  });

  test('correlation and cosine are those worked by hand', () => {
    // Deviations (−1, 0, 1) and (−1, 1, 0): 1 / 2.
    expect(correlation([1, 2, 3], [1, 3, 2])).toBeCloseTo(0.5, 15);
    expect(cosine([3, 4], [4, 3])).toBeCloseTo(24 / 25, 15);
    expect([correlation([1, 1], [1, 2]), cosine([0, 0], [1, 2])]).toEqual([0, 0]);
  });

  test('an order counts by its rank correlation, and not below 0', () => {
    const items = [5, 9, 2].map((value) => ({ name: `${value}`, value }));
    const score = (answer: number[]) => scoreRanking(items, answer, String).score;
    expect([score([2, 0, 1]), score([1, 0, 2])]).toEqual([1, 0]);
    expect(score([2, 1, 0])).toBeCloseTo(0.5, 15);
    expect(scoreRanking(items, [1, 0, 2], String).message).toBe(
      'Measured: 2: 2, 5: 5, 9: 9. The rank correlation with your order is −1.00.',
    );
  });
});

describe('pictures', () => {
  test('roughness adds squared differences of neighbours and leaves the border out', () => {
    // The picture of the catalogue: total variation 6.
    expect(roughness(Float64Array.of(0, 1, 1, 0, 1, 0, 1, 1, 0), 3)).toBe(6);
  });

  test('a blur spreads one point as (1, 2, 1)/4 both ways, and loses what leaves the picture', () => {
    const middle = new Float64Array(9);
    middle[4] = 16;
    blur(middle, 3);
    expect([...middle]).toEqual([1, 2, 1, 2, 4, 2, 1, 2, 1]);
    const corner = new Float64Array(9);
    corner[0] = 16;
    blur(corner, 3);
    expect([...corner]).toEqual([4, 2, 0, 2, 1, 0, 0, 0, 0]);
  });

  test('falling stripes go on left of the diagonal', () => {
    // i = 0, j = 1: (0 − 1) mod 6 = 5.
    expect([...textureOf('falling').subarray(0, 7)]).toEqual([1, 0, 0, 0, 1, 1, 1]);
  });

  test('tripling repeats each pixel in both directions', () => {
    const digit = Float64Array.from({ length: 64 }, (_, at) => at);
    const large = tripled(digit);
    expect([large[0], large[2], large[3], large[24 * 2 + 2], large[24 * 3]]).toEqual([
      0, 0, 1, 0, 8,
    ]);
  });
});
