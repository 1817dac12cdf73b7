import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { sigmoid, sigmoidOp } from './sigmoid.ts';

describe('sigmoid', () => {
  test('runs from 0 to 1 without overflow', () => {
    expect(sigmoid(NdArray.from([0, Math.log(3), -1000, 1000, -Infinity])).toNested()).toEqual(
      close([0.5, 0.75, 0, 1, 0]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => sigmoid(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['sign-missing', [0.3775406687981, 0.8807970779779]],
    ['tanh-instead', [0.46211715726, -0.9640275800758]],
    ['not-divided', [1.606530659713, 8.389056098931]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -2])] as const;
    expect(misread(sigmoidOp, id, inputs, {})).toEqual(close(expected));
  });
});
