import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random, naturalLog, seedFrom } from './random.ts';

/** mulberry32 in exact arithmetic: every step modulo 2³², written from its definition. */
function* exactly(seed: number): Generator<number> {
  const mask = 0xffffffffn;
  let state = BigInt(seed);
  for (;;) {
    state = (state + 0x6d2b79f5n) & mask;
    let t = ((state ^ (state >> 15n)) * (state | 1n)) & mask;
    t ^= (t + (t ^ (t >> 7n)) * (t | 61n)) & mask;
    yield Number((t ^ (t >> 14n)) & mask) / 2 ** 32;
  }
}

describe('Random', () => {
  test('is mulberry32', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const random = new Random(seed);
        const reference = exactly(seed);
        for (let i = 0; i < 20; i++) expect(random.next()).toBe(reference.next().value);
      }),
    );
  });

  test('gives every whole number of a range, both ends included, about equally often', () => {
    const random = new Random(1);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) {
      const value = random.integer(-1, 2);
      counts[value + 1] = (counts[value + 1] ?? 0) + 1;
    }
    // 1,000 each; the standard deviation is about 27.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(140);
  });

  test('goes on where it was saved, with a normal number that waits', () => {
    const random = new Random(3);
    random.normal();
    const other = new Random(0);
    other.restore(random.save());
    for (let i = 0; i < 5; i++) expect(other.normal()).toBe(random.normal());
    expect(other.next()).toBe(random.next());
  });

  test('shuffles into every order and leaves the list alone', () => {
    const random = new Random(7);
    const list = ['a', 'b', 'c'];
    const orders = new Set(Array.from({ length: 200 }, () => random.shuffle(list).join('')));
    expect(orders.size).toBe(6);
    expect(list).toEqual(['a', 'b', 'c']);
  });

  test('picks every element of a list', () => {
    const random = new Random(3);
    expect(new Set(Array.from({ length: 50 }, () => random.pick([4, 5, 6])))).toEqual(
      new Set([4, 5, 6]),
    );
  });
});

describe('normal', () => {
  test('has the moments 0, 1, 0, 3 of the normal distribution', () => {
    const random = new Random(11);
    const count = 100_000;
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const x = random.normal();
      for (const [power, sum] of sums.entries()) sums[power] = sum + x ** (power + 1);
    }
    // Variances of x, x², x³, x⁴: 1, 2, 15, 96.
    const moments = [0, 1, 0, 3];
    for (const [i, variance] of [1, 2, 15, 96].entries())
      expect(Math.abs((sums[i] ?? NaN) / count - (moments[i] ?? NaN))).toBeLessThan(
        4 * Math.sqrt(variance / count),
      );
  });

  test('falls below a bound as often as the distribution function says', () => {
    const random = new Random(5);
    const drawn = Array.from({ length: 100_000 }, () => random.normal());
    // Φ from a table.
    for (const [bound, phi] of [
      [-2, 0.02275],
      [-1, 0.158655],
      [0.5, 0.691462],
      [2.5, 0.99379],
    ] as const) {
      const share = drawn.filter((x) => x < bound).length / drawn.length;
      expect(Math.abs(share - phi)).toBeLessThan(4 * Math.sqrt((phi * (1 - phi)) / drawn.length));
    }
  });

  test('gives the same numbers for the same seed', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return [random.normal(), random.normal(), random.next(), random.normal()];
    };
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });
});

describe('naturalLog', () => {
  test('is within 3 · 2⁻⁵² of the logarithm', () => {
    const random = new Random(1);
    for (let i = 0; i < 10_000; i++) {
      const x = random.next() * 2 ** random.integer(-60, 60) || 1;
      const exact = Math.log(x);
      expect(Math.abs(naturalLog(x) - exact)).toBeLessThanOrEqual(
        3 * Number.EPSILON * Math.abs(exact),
      );
    }
    expect(naturalLog(1)).toBe(0);
  });
});

describe('seedFrom', () => {
  test('is FNV-1a: the published hashes of "" and "foobar"', () => {
    expect(seedFrom('')).toBe(0x811c9dc5);
    expect(seedFrom('foobar')).toBe(0xbf9cf968);
  });

  test('tells words from each other where they are joined', () => {
    expect(seedFrom('ab', 'c')).not.toBe(seedFrom('a', 'bc'));
    expect(seedFrom('pack', 1)).not.toBe(seedFrom('pack', 2));
  });
});
