import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { isnan, isnanOp } from './isnan.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([0, 2, -Infinity, NaN])] as const;

describe('isnan', () => {
  test('finds NaN and nothing else, as bool', () => {
    expect(isnan(inputs[0])).toMatchObject({ dtype: 'bool' });
    expect(isnan(inputs[0]).toNested()).toEqual([0, 0, 0, 1]);
  });

  test('keeps the shape, of whole numbers and empty tensors too', () => {
    expect(isnan(NdArray.zeros([2, 0, 3], 'int32')).shape).toEqual([2, 0, 3]);
  });

  test.each([
    ['infinity-counted', [0, 0, 1, 1]],
    ['turned-round', [1, 1, 1, 0]],
  ])('misreading %s', (id, expected) => {
    expect(misread(isnanOp, id, inputs, {})).toEqual(expected);
  });
});
