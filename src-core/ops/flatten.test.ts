import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { flatten, flattenOp } from './flatten.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { unflatten } from './unflatten.ts';

describe('flatten', () => {
  test('merges axes row by row', () => {
    const x = countingArray([2, 3, 4]);
    expect(flatten(x).toArray()).toEqual(x.toArray());
    expect(flatten(x, { startDim: 1 }).shape).toEqual([2, 12]);
    expect(flatten(x, { endDim: -2 }).shape).toEqual([6, 4]);
    expect(flatten(x, { startDim: 1, endDim: 1 }).shape).toEqual([2, 3, 4]);
    expect(flatten(NdArray.from(7)).shape).toEqual([1]);
    expect(flatten(NdArray.zeros([0, 3])).shape).toEqual([0]);
  });

  test('has right derivatives', () => {
    const x = randomArray([2, 2, 2]);
    expect(derivativeFaults((y) => flatten(y, { startDim: 1 }), [x])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist or the wrong order', () => {
    expect(() => flatten(countingArray([2, 2]), { startDim: 2 })).toThrow(ArgumentError);
    expect(() => flatten(countingArray([2, 2]), { startDim: 1, endDim: 0 })).toThrow(
      'flatten: expected startDim not after endDim, got 1 and 0',
    );
  });

  test('misreadings', () => {
    const x = countingArray([2, 3]);
    expect(misread(flattenOp, 'column-order', [x], {})).toEqual([1, 4, 2, 5, 3, 6]);
    expect(misread(flattenOp, 'batch-merged', [x], { startDim: 1 })).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('unflatten', () => {
  test('undoes flatten', () => {
    const x = countingArray([2, 3, 4]);
    expect(unflatten(flatten(x), 0, [2, 3, 4]).equals(x)).toBe(true);
    expect(unflatten(x, -1, [2, -1]).shape).toEqual([2, 3, 2, 2]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((y) => unflatten(y, 1, [2, 2]), [randomArray([2, 4])])).toEqual([]);
  });

  test('throws ArgumentError when the sizes do not multiply to that of the axis', () => {
    expect(() => unflatten(countingArray([6]), 0, [4, 2])).toThrow(ArgumentError);
    expect(() => unflatten(countingArray([6]), 1, [6])).toThrow(ArgumentError);
  });
});
