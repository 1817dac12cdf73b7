import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { sqrt, sqrtOp } from './sqrt.ts';

describe('sqrt', () => {
  test('is the number whose square is the input; NaN below 0', () => {
    expect(sqrt(NdArray.from([0, 4, 2.25, -1])).toNested()).toEqual([0, 2, 1.5, NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => sqrt(x), [NdArray.from([0.3, 1, 2.5])])).toEqual([]);
  });

  test.each([
    ['halved', [4.5, 0.125]],
    ['squared', [81, 0.0625]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([9, 0.25])] as const;
    expect(misread(sqrtOp, id, inputs, {})).toEqual(close(expected));
  });
});
