import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { logicalNot, logicalNotOp } from './logical-not.ts';
import { misread } from './testing/misread.ts';

const inputs = [NdArray.from([0, 2, -Infinity, NaN])] as const;

describe('logicalNot', () => {
  test('exchanges true and false; only 0 is false, as bool', () => {
    expect(logicalNot(inputs[0])).toMatchObject({ dtype: 'bool' });
    expect(logicalNot(inputs[0]).toNested()).toEqual([1, 0, 0, 0]);
  });

  test('keeps the shape, of whole numbers and empty tensors too', () => {
    expect(logicalNot(NdArray.zeros([2, 0, 3], 'int32')).shape).toEqual([2, 0, 3]);
  });

  test.each([['unchanged', [0, 1, 1, 1]]])('misreading %s', (id, expected) => {
    expect(misread(logicalNotOp, id, inputs, {})).toEqual(expected);
  });
});
