import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { add } from './add.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { tril, trilOp } from './tril.ts';
import { triu, triuOp } from './triu.ts';

const square = countingArray([3, 3]);

describe('tril and triu', () => {
  test('keep what lies on and below, on and above a diagonal', () => {
    expect(tril(square).toArray()).toEqual([1, 0, 0, 4, 5, 0, 7, 8, 9]);
    expect(triu(square).toArray()).toEqual([1, 2, 3, 0, 5, 6, 0, 0, 9]);
    expect(tril(square, { diagonal: 1 }).toArray()).toEqual([1, 2, 0, 4, 5, 6, 7, 8, 9]);
    expect(triu(square, { diagonal: 2 }).toArray()).toEqual([0, 0, 3, 0, 0, 0, 0, 0, 0]);
    expect(tril(countingArray([2, 3]), { diagonal: -1 }).toArray()).toEqual([0, 0, 0, 4, 0, 0]);
  });

  test('make up the whole matrix, one for each of a stack', () => {
    const x = randomArray([2, 3, 4]);
    for (const diagonal of [-2, 0, 1])
      expect(add(tril(x, { diagonal }), triu(x, { diagonal: diagonal + 1 })).equals(x)).toBe(true);
  });

  test('hide NaN and ∞ instead of multiplying them by 0', () => {
    const x = countingArray([2, 2]);
    x.data[1] = NaN;
    expect(tril(x).toArray()).toEqual([1, 0, 3, 4]);
  });

  test('have right derivatives', () => {
    for (const f of [tril, triu])
      expect(derivativeFaults((x) => f(x, { diagonal: 1 }), [randomArray([2, 3, 3])])).toEqual([]);
  });

  test('throw ShapeError for a vector, ArgumentError for a broken diagonal', () => {
    for (const f of [tril, triu]) {
      expect(() => f(countingArray([3]))).toThrow(ShapeError);
      expect(() => f(square, { diagonal: 0.5 })).toThrow(ArgumentError);
    }
  });

  test('misreadings', () => {
    const small = countingArray([2, 2]);
    expect(misread(trilOp, 'other-triangle', [small], {})).toEqual(triu(small).toNested());
    expect(misread(triuOp, 'other-triangle', [small], {})).toEqual(tril(small).toNested());
    expect(misread(trilOp, 'edge-left-out', [small], {})).toEqual([
      [0, 0],
      [3, 0],
    ]);
  });
});
