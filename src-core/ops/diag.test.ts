import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { diagEmbed, diagEmbedOp } from './diag-embed.ts';
import { diag, diagOp } from './diag.ts';
import { diagonal } from './diagonal.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const pair = NdArray.from([1, 2]);

describe('diag', () => {
  test('puts a vector on a diagonal, and takes one from a matrix', () => {
    expect(diag(pair).toArray()).toEqual([1, 0, 0, 2]);
    expect(diag(pair, { diagonal: -1 }).toArray()).toEqual([0, 0, 0, 1, 0, 0, 0, 2, 0]);
    expect(diag(countingArray([2, 3]), { diagonal: 1 }).toArray()).toEqual([2, 6]);
    expect(diag(NdArray.zeros([0])).shape).toEqual([0, 0]);
  });

  test.each([
    [[3], {}],
    [[2], { diagonal: 1 }],
    [[2, 4], { diagonal: 1 }],
    [[3, 3], { diagonal: -1 }],
  ])('has right derivatives: %o %o', (shape, options) => {
    expect(derivativeFaults((x) => diag(x, options), [randomArray(shape)])).toEqual([]);
  });

  test('throws ShapeError for other ranks', () => {
    expect(() => diag(NdArray.from(1))).toThrow(ShapeError);
    expect(() => diag(countingArray([2, 2, 2]))).toThrow(ShapeError);
  });

  test('misreadings', () => {
    const square = countingArray([2, 2]);
    expect(misread(diagOp, 'offset-turned-round', [square], { diagonal: 1 })).toEqual([3]);
    expect(misread(diagOp, 'other-diagonal', [square], {})).toEqual([2, 3]);
    expect(misread(diagOp, 'other-diagonal', [pair], {})).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });
});

describe('diagEmbed', () => {
  test('is undone by diagonal, whatever the axes and the offset', () => {
    const x = randomArray([2, 3]);
    for (const options of [
      {},
      { offset: 2 },
      { offset: -1 },
      { dim1: 0, dim2: 2 },
      { dim1: -1, dim2: 0 },
    ]) {
      const { offset = 0, dim1 = -2, dim2 = -1 } = options as Record<string, number>;
      const out = diagEmbed(x, options);
      expect(diagonal(out, { offset, dim1, dim2 }).equals(x)).toBe(true);
      expect(out.toArray().filter((each) => each !== 0)).toHaveLength(6);
    }
  });

  test('has right derivatives', () => {
    for (const options of [{}, { offset: 1 }, { dim1: 0, dim2: 2 }])
      expect(derivativeFaults((x) => diagEmbed(x, options), [randomArray([2, 3])])).toEqual([]);
  });

  test('throws ArgumentError for a number, one axis twice or a broken offset', () => {
    expect(() => diagEmbed(NdArray.from(1))).toThrow(ArgumentError);
    expect(() => diagEmbed(pair, { dim1: 0, dim2: 0 })).toThrow(ArgumentError);
    expect(() => diagEmbed(pair, { offset: 0.5 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expect(misread(diagEmbedOp, 'filled-rows', [pair], {})).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(misread(diagEmbedOp, 'offset-turned-round', [NdArray.from([5])], { offset: 1 })).toEqual(
      [
        [0, 0],
        [5, 0],
      ],
    );
  });
});
