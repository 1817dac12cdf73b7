import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { broadcastShapes, stretchedDims } from './broadcasting.ts';
import { zipElements } from '#core/ops/elementwise.ts';
import { NdArray } from './nd-array.ts';

describe('broadcastShapes', () => {
  test('aligns at the last axis and stretches sizes of 1', () => {
    expect(broadcastShapes('test', [5, 1, 4], [3, 1])).toEqual([5, 3, 4]);
    expect(broadcastShapes('test', [], [2])).toEqual([2]);
    expect(broadcastShapes('test', [1], [0])).toEqual([0]);
    expect(broadcastShapes('test')).toEqual([]);
  });

  test('names all shapes when two sizes differ', () => {
    const act = () => broadcastShapes('add', [2, 3], [4]);
    expect(act).toThrow(ShapeError);
    expect(act).toThrow(
      'add: expected shapes that broadcast (equal sizes, or 1), got [2, 3] and [4]',
    );
  });
});

describe('stretchedDims', () => {
  test('lists the axes that were repeated', () => {
    expect(stretchedDims([3, 1], [5, 3, 4])).toEqual([0, 2]);
    expect(stretchedDims([1, 1], [1, 1])).toEqual([]);
  });
});

describe('zipElements', () => {
  test('adds a column and a row to a table of all sums', () => {
    const numbers = fc.array(fc.integer(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(numbers, numbers, (column, row) => {
        const left = NdArray.from(column, [-1, 1]);
        const sums = zipElements('add', left, NdArray.from(row), (a, b) => a + b);
        expect(sums.toNested()).toEqual(column.map((a) => row.map((b) => a + b)));
      }),
    );
  });
});
