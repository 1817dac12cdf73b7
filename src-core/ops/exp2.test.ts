import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { exp2, exp2Op } from './exp2.ts';

describe('exp2', () => {
  test('is 2 to the power of the input', () => {
    expect(exp2(NdArray.from([0, 10, -1, 0.5])).toNested()).toEqual(
      close([1, 1024, 0.5, Math.SQRT2]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => exp2(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['natural-base', [1.6487212707, 20.08553692319]],
    ['square-instead', [0.25, 9]],
    ['doubled', [1, 6]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 3])] as const;
    expect(misread(exp2Op, id, inputs, {})).toEqual(close(expected));
  });
});
