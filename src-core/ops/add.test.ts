import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { add, addOp } from './add.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

describe('add', () => {
  test('adds entry by entry, stretching sizes of 1 and numbers', () => {
    const column = NdArray.from([[10], [20]]);
    expect(add(column, NdArray.from([1, 2])).toNested()).toEqual([
      [11, 12],
      [21, 22],
    ]);
    expect(add(column, 0.5).toNested()).toEqual([[10.5], [20.5]]);
  });

  test('has right gradients when both sides are stretched', () => {
    const inputs = [randomArray([2, 1, 3]), randomArray([4, 1], 2)];
    const f: Parameters<typeof gradcheck>[0] = (x, y) => add(x, y);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => add(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test('takes the sum of truth values for or, and refuses a sum that int32 cannot hold', () => {
    const truths = NdArray.from([0, 1], undefined, 'bool');
    expect(add(truths, NdArray.from([1, 1], undefined, 'bool')).toNested()).toEqual([1, 1]);
    expect(add(truths, 1).toNested()).toEqual([1, 2]);
    const largest = NdArray.from([2 ** 31 - 1], undefined, 'int32');
    expect(() => add(largest, 1)).toThrow(
      'add: expected results within int32, or floats, got 2147483648',
    );
  });

  test('misreading aligned-left', () => {
    const square = NdArray.from([
      [1, 2],
      [3, 4],
    ]);
    expect(misread(addOp, 'aligned-left', [square, NdArray.from([10, 20])], {})).toEqual([
      [11, 12],
      [23, 24],
    ]);
  });

  test('throws BudgetError in its own name for a result that is too large', () => {
    const [column, row] = [NdArray.zeros([10_000, 1]), NdArray.zeros([1, 10_000])];
    const message = 'add: [10000, 10000], 100,000,000 elements';
    expect(() => add(column, row)).toThrow(message);
    expect(() => addOp.shape([column.shape, row.shape], {})).toThrow(message);
  });
});
