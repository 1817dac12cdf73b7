import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random, seedFrom } from './random.ts';

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
