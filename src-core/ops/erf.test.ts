import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { erf, erfOp } from './erf.ts';

describe('erf', () => {
  test('is odd and runs from −1 to 1', () => {
    expect(erf(NdArray.from([0, 1, -1, 2.5, Infinity])).toNested()).toEqual(
      close([0, 0.84270079294971, -0.84270079294971, 0.99959304798256, 1]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => erf(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['normal-distribution', [0.691462461274, 0.02275013194818]],
    ['complement', [0.479500122187, 1.995322265019]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -2])] as const;
    expect(misread(erfOp, id, inputs, {})).toEqual(close(expected));
  });
});
