import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { acos, acosOp } from './acos.ts';

describe('acos', () => {
  test('undoes the cosine; NaN outside −1 … 1', () => {
    expect(acos(NdArray.from([1, 0.5, -1])).toNested()).toEqual(close([0, Math.PI / 3, Math.PI]));
    expect(acos(NdArray.from([1.1])).toNested()).toEqual([NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => acos(x), [NdArray.from([-0.7, 0.2, 0.6])])).toEqual([]);
  });

  test.each([
    ['one-over-cosine', [1.139493927325, 1.046751601538]],
    ['degrees', [60.0, 107.4576031237]],
    ['inverse-sine', [0.5235987755983, -0.3046926540154]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, -0.3])] as const;
    expect(misread(acosOp, id, inputs, {})).toEqual(close(expected));
  });
});
