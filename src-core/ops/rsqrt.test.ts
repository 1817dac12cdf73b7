import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { rsqrt, rsqrtOp } from './rsqrt.ts';

describe('rsqrt', () => {
  test('is 1 / √x; ∞ at 0 and NaN below', () => {
    expect(rsqrt(NdArray.from([4, 0.25, 0, -1])).toNested()).toEqual([0.5, 2, Infinity, NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => rsqrt(x), [NdArray.from([0.3, 1, 2.5])])).toEqual([]);
  });

  test.each([
    ['root-only', [2, 0.5]],
    ['reciprocal-only', [0.25, 4]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([4, 0.25])] as const;
    expect(misread(rsqrtOp, id, inputs, {})).toEqual(close(expected));
  });
});
