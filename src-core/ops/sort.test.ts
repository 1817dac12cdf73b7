import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { argsort, argsortOp } from './argsort.ts';
import { sort, sortOp, topk } from './sort.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const row = NdArray.from([3, 1, 2]);

describe('sort', () => {
  test('puts numbers in order and says where they stood', () => {
    const { values, indices } = sort(row);
    expect([values.toArray(), indices.toArray(), indices.dtype]).toEqual([
      [1, 2, 3],
      [1, 2, 0],
      'int32',
    ]);
    expect(sort(row, { descending: true }).values.toArray()).toEqual([3, 2, 1]);
    const square = NdArray.from([
      [4, 1],
      [2, 3],
    ]);
    expect(sort(square).values.toArray()).toEqual([1, 4, 2, 3]);
    expect(sort(square, { dim: 0 }).values.toArray()).toEqual([2, 1, 4, 3]);
    expect(sort(square, { dim: 0 }).indices.toArray()).toEqual([1, 0, 0, 1]);
  });

  test('leaves equal numbers in their order, in both directions', () => {
    const ties = NdArray.from([1, 0, 1, 0]);
    expect(sort(ties).indices.toArray()).toEqual([1, 3, 0, 2]);
    expect(sort(ties, { descending: true }).indices.toArray()).toEqual([0, 2, 1, 3]);
  });

  test('counts NaN as the largest', () => {
    const x = NdArray.from([NaN, Infinity, -Infinity]);
    expect(sort(x).values.toArray()).toEqual([-Infinity, Infinity, NaN]);
    expect(sort(x, { descending: true }).values.toArray()).toEqual([NaN, Infinity, -Infinity]);
  });

  test('takes a single number and empty tensors', () => {
    expect(sort(NdArray.from(5)).values.item()).toBe(5);
    expect(sort(NdArray.from(5)).indices.item()).toBe(0);
    expect(sort(NdArray.zeros([2, 0])).values.shape).toEqual([2, 0]);
    expect(sort(NdArray.zeros([0, 2])).indices.shape).toEqual([0, 2]);
  });

  test('has right derivatives', () => {
    for (const options of [{}, { dim: 0 }, { dim: 1, descending: true }])
      expect(derivativeFaults((x) => sort(x, options).values, [randomArray([3, 2, 2])])).toEqual(
        [],
      );
    expect(derivativeFaults((x) => sort(x).values, [randomArray([])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => sort(row, { dim: 1 })).toThrow(ArgumentError);
    expect(() => argsort(row, { dim: -2 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expect(misread(sortOp, 'other-direction', [row], {})).toEqual([3, 2, 1]);
    const square = NdArray.from([
      [4, 1],
      [2, 3],
    ]);
    expect(misread(sortOp, 'other-axis', [square], {})).toEqual([
      [2, 1],
      [4, 3],
    ]);
  });
});

describe('argsort', () => {
  test.each([
    ['ranks-instead', [2, 0, 1]],
    ['other-direction', [0, 2, 1]],
  ])('misreading %s', (id, expected) => {
    expect(argsort(row).toArray()).toEqual([1, 2, 0]);
    expect(misread(argsortOp, id, [row], {})).toEqual(expected);
  });
});

describe('topk', () => {
  test('takes the largest, largest first, or the smallest', () => {
    const { values, indices } = topk(row, 2);
    expect([values.toArray(), indices.toArray()]).toEqual([
      [3, 2],
      [0, 2],
    ]);
    expect(topk(row, 2, { largest: false }).values.toArray()).toEqual([1, 2]);
    expect(topk(row, 0).values.shape).toEqual([0]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((x) => topk(x, 2, { dim: 0 }).values, [randomArray([3, 2])])).toEqual(
      [],
    );
  });

  test('throws ArgumentError for more than there are', () => {
    expect(() => topk(row, 4)).toThrow('topk: expected a whole k from 0 to 3, got 4');
    expect(() => topk(row, -1)).toThrow(ArgumentError);
  });

  test('gives back a number without axes', () => {
    const number = NdArray.scalar(5, 'float64');
    const { values, indices } = topk(number, 1);
    expect([values.item(), indices.item()]).toEqual([5, 0]);
    expect(() => topk(number, 2)).toThrow('topk: expected a whole k from 0 to 1, got 2');
  });
});
