import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { asin, asinOp } from './asin.ts';

describe('asin', () => {
  test('undoes the sine; NaN outside −1 … 1', () => {
    expect(asin(NdArray.from([0, 0.5, -1])).toNested()).toEqual(
      close([0, Math.PI / 6, -Math.PI / 2]),
    );
    expect(asin(NdArray.from([1.1])).toNested()).toEqual([NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => asin(x), [NdArray.from([-0.7, 0.2, 0.6])])).toEqual([]);
  });

  test.each([
    ['one-over-sine', [2.085829642933, -3.383863361824]],
    ['degrees', [30.0, -17.45760312372]],
    ['inverse-cosine', [1.047197551197, 1.87548898081]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -0.3])] as const;
    expect(misread(asinOp, id, inputs, {})).toEqual(close(expected));
  });
});
