import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { cos, cosOp } from './cos.ts';

describe('cos', () => {
  test('takes radians', () => {
    expect(cos(NdArray.from([0, Math.PI / 3, Math.PI / 2])).toNested()).toEqual(close([1, 0.5, 0]));
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => cos(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['degrees', [0.9999619230642, 0.9993908270191]],
    ['sine-instead', [0.4794255386042, 0.9092974268257]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 2])] as const;
    expect(misread(cosOp, id, inputs, {})).toEqual(close(expected));
  });
});
