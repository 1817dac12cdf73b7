import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { bmm, bmmOp } from './bmm.ts';
import { dot, dotOp } from './dot.ts';
import { matmul } from './matmul.ts';
import { mv, mvOp } from './mv.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const [a, b] = [NdArray.from([1, 2]), NdArray.from([3, 5])];
const square = countingArray([2, 2]);

describe('dot', () => {
  test('sums products of equal places', () => {
    expect(dot(a, b).item()).toBe(3 + 10);
    expect(dot(NdArray.zeros([0]), NdArray.zeros([0])).item()).toBe(0);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((x, y) => dot(x, y), [randomArray([3]), randomArray([3], 2)])).toEqual(
      [],
    );
  });

  test('throws ShapeError unless both are vectors of one length', () => {
    expect(() => dot(a, countingArray([3]))).toThrow(
      'dot: expected two vectors [K], got [2] and [3]',
    );
    expect(() => dot(square, a)).toThrow(ShapeError);
  });

  test.each([
    ['not-summed', [3, 10]],
    [
      'outer-instead',
      [
        [3, 5],
        [6, 10],
      ],
    ],
  ])('misreading %s', (id, expected) => {
    expect(misread(dotOp, id, [a, b], {})).toEqual(expected);
  });
});

describe('mv', () => {
  test('lets each row meet the vector', () => {
    expect(mv(square, b).toArray()).toEqual([13, 29]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 3]), randomArray([3], 2)];
    expect(derivativeFaults((x, y) => mv(x, y), inputs)).toEqual([]);
  });

  test('throws ShapeError for two matrices or another size', () => {
    expect(() => mv(square, square)).toThrow(ShapeError);
    expect(() => mv(square, countingArray([3]))).toThrow(ShapeError);
  });

  test('misreading transposed', () => {
    expect(misread(mvOp, 'transposed', [square, b], {})).toEqual([3 + 15, 6 + 20]);
  });
});

describe('bmm', () => {
  const [x, y] = [randomArray([3, 2, 4]), randomArray([3, 4, 2], 2)];

  test('is the matrix product one by one', () => {
    for (let i = 0; i < 3; i++)
      expect(
        bmm(x, y)
          .select(0, i)
          .equals(matmul(x.select(0, i), y.select(0, i))),
      ).toBe(true);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 1, 2]), randomArray([2, 2, 2], 2)];
    expect(derivativeFaults((p, q) => bmm(p, q), inputs)).toEqual([]);
  });

  test('throws ShapeError instead of stretching a batch', () => {
    expect(() => bmm(x, y.slice(0, 0, 1))).toThrow(ShapeError);
    expect(() => bmm(x, countingArray([4, 2]))).toThrow(ShapeError);
  });

  test('misreadings', () => {
    const [p, q] = [NdArray.from([[[1]], [[2]]]), NdArray.from([[[3]], [[5]]])];
    expect(misread(bmmOp, 'first-matrix-for-all', [p, q], {})).toEqual([[[3]], [[6]]]);
    const [row, column] = [NdArray.from([[[1, 2]]]), NdArray.from([[[3], [5]]])];
    expect(misread(bmmOp, 'order-swapped', [row, column], {})).toEqual([
      [
        [3, 6],
        [5, 10],
      ],
    ]);
  });
});
