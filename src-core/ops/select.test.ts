import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { selectScatter } from './select-scatter.ts';
import { select, selectOp } from './select.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const square = countingArray([3, 3]);

describe('select', () => {
  test('takes one place along an axis, which disappears, as a view', () => {
    expect(select(square, 0, 1).toArray()).toEqual([4, 5, 6]);
    expect(select(square, 1, -1).toArray()).toEqual([3, 6, 9]);
    expect(select(square, 1, 0).data).toBe(square.data);
    expect(select(countingArray([2]), 0, 1).shape).toEqual([]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((x) => select(x, 1, -2), [randomArray([2, 3, 2])])).toEqual([]);
    expect(derivativeFaults((x) => select(x, 0, 1), [randomArray([2])])).toEqual([]);
  });

  test('throws ArgumentError for an axis or a place that does not exist', () => {
    expect(() => select(square, 2, 0)).toThrow(ArgumentError);
    expect(() => select(square, 0, 3)).toThrow(ArgumentError);
    expect(() => select(square, 0, -4)).toThrow(ArgumentError);
    expect(() => select(square, 0, 0.5)).toThrow(ArgumentError);
  });

  test.each([
    ['counted-from-one', [1, 2, 3]],
    ['other-axis', [2, 5, 8]],
  ])('misreading %s', (id, expected) => {
    expect(misread(selectOp, id, [square], { dim: 0, index: 1 })).toEqual(expected);
  });
});

describe('selectScatter', () => {
  test('replaces one place', () => {
    const out = selectScatter(square, NdArray.from([0, 0, 0]), { dim: 1, index: 1 });
    expect(out.toArray()).toEqual([1, 0, 3, 4, 0, 6, 7, 0, 9]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 3]), randomArray([2], 2)];
    const options = { dim: 1, index: -1 };
    expect(derivativeFaults((x, y) => selectScatter(x, y, options), inputs)).toEqual([]);
  });

  test('throws ShapeError when src does not fit', () => {
    const one = countingArray([1]);
    expect(() => selectScatter(square, one, { dim: 0, index: 0 })).toThrow(ShapeError);
  });
});
