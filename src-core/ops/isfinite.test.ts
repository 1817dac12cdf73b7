import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { isfinite, isfiniteOp } from './isfinite.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([0, 2, -Infinity, NaN])] as const;

describe('isfinite', () => {
  test('leaves out infinities and NaN, as bool', () => {
    expect(isfinite(inputs[0])).toMatchObject({ dtype: 'bool' });
    expect(isfinite(inputs[0]).toNested()).toEqual([1, 1, 0, 0]);
  });

  test('keeps the shape, of whole numbers and empty tensors too', () => {
    expect(isfinite(NdArray.zeros([2, 0, 3], 'int32')).shape).toEqual([2, 0, 3]);
  });

  test.each([['infinity-counted', [1, 1, 1, 0]]])('misreading %s', (id, expected) => {
    expect(misread(isfiniteOp, id, inputs, {})).toEqual(expected);
  });
});
