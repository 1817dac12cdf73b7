import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { div, divOp } from './div.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const inputs = [NdArray.from([5, -3]), NdArray.from([2, 2])] as const;

describe('div', () => {
  test('divides entry by entry, stretching sizes of 1 and numbers', () => {
    expect(div(...inputs).toNested()).toEqual([2.5, -1.5]);
    const column = NdArray.from([[10], [20]]);
    expect(div(column, NdArray.from([1, 4])).toNested()).toEqual([
      [10, 2.5],
      [20, 5],
    ]);
    expect(div(1, column).toNested()).toEqual([[0.1], [0.05]]);
  });

  test('divides whole numbers in float64, and by 0 as IEEE 754 does', () => {
    const whole = NdArray.from([1, -1, 0], undefined, 'int32');
    expect(div(whole, 2)).toMatchObject({ dtype: 'float64' });
    expect(div(whole, 0).toNested()).toEqual([Infinity, -Infinity, NaN]);
  });

  test('has right derivatives when both sides are stretched', () => {
    const given = [randomArray([2, 1, 3]), randomArray([4, 1], 2)];
    expect(derivativeFaults((x, y) => div(x, y), given)).toEqual([]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => div(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test.each([
    ['order-swapped', [0.4, 2 / -3]],
    ['cut-off', [2, -1]],
  ])('misreading %s', (id, expected) => {
    expect(misread(divOp, id, inputs, {})).toEqual(expected);
  });

  test('misreading aligned-left', () => {
    const square = NdArray.from([
      [2, 4],
      [6, 8],
    ]);
    expect(misread(divOp, 'aligned-left', [square, NdArray.from([1, 2])], {})).toEqual([
      [2, 4],
      [3, 4],
    ]);
  });
});
