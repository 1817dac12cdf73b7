import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { stack, stackOp } from './stack.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const pair = [NdArray.from([1, 2, 3]), NdArray.from([4, 5, 6])];

describe('stack', () => {
  test('puts tensors side by side along a new axis', () => {
    expect(stack(pair).toNested()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(stack(pair, { dim: 1 }).toNested()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(stack(pair, { dim: -1 }).shape).toEqual([3, 2]);
    expect(stack([NdArray.from(1), NdArray.from(2)]).toArray()).toEqual([1, 2]);
  });

  test('takes the most general dtype', () => {
    const [whole, broken] = [NdArray.zeros([2], 'int32'), NdArray.zeros([2], 'float32')];
    expect(stack([whole, broken]).dtype).toBe('float32');
    expect(stack([whole, whole]).dtype).toBe('int32');
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 2]), randomArray([2, 2], 2)];
    for (const dim of [0, 1, -1])
      expect(derivativeFaults((...all) => stack(all, { dim }), inputs)).toEqual([]);
  });

  test('throws ShapeError for none or different shapes, ArgumentError for a missing axis', () => {
    expect(() => stack([])).toThrow(ShapeError);
    expect(() => stack([countingArray([2]), countingArray([3])])).toThrow(ShapeError);
    expect(() => stack(pair, { dim: 2 })).toThrow(ArgumentError);
  });

  test('misreading other-axis', () => {
    expect(misread(stackOp, 'other-axis', pair, {})).toEqual(stack(pair, { dim: 1 }).toNested());
  });
});
