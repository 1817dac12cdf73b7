import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementCount, elementLimit, resolveShape } from './strides.ts';

describe('elementCount', () => {
  test('agrees with exact arithmetic on 10,000 shapes, refusals included', () => {
    const size = fc.oneof(fc.nat(20), fc.nat(1e6), fc.maxSafeNat());
    fc.assert(
      fc.property(fc.array(size, { maxLength: 6 }), (shape) => {
        const exact = shape.reduce((product, each) => product * BigInt(each), 1n);
        if (exact > BigInt(elementLimit)) expect(() => elementCount('test', shape)).toThrow();
        else expect(BigInt(elementCount('test', shape))).toBe(exact);
      }),
      { numRuns: 10_000, seed: 1 },
    );
  });
});

describe('resolveShape', () => {
  test('fills one open size and refuses what does not divide', () => {
    expect(resolveShape('reshape', [2, -1], 6)).toEqual([2, 3]);
    expect(() => resolveShape('reshape', [4, -1], 6)).toThrow(
      'reshape: expected a shape of 6 elements, got the shape [4, -1]',
    );
    expect(() => resolveShape('reshape', [0, -1], 0)).toThrow();
    expect(() => resolveShape('reshape', [-1, -1], 4)).toThrow();
  });
});
