import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { randomArray } from './testing/random-array.ts';
import { sub, subOp } from './sub.ts';
import { misread } from './testing/misread.ts';

describe('sub', () => {
  test('subtracts entry by entry, stretching sizes of 1 and numbers', () => {
    const column = NdArray.from([[10], [20]]);
    expect(sub(column, NdArray.from([1, 2])).toNested()).toEqual([
      [9, 8],
      [19, 18],
    ]);
    expect(sub(column, 0.5).toNested()).toEqual([[9.5], [19.5]]);
  });

  test('has right gradients when both sides are stretched', () => {
    const inputs = [randomArray([2, 1, 3]), randomArray([4, 1], 2)];
    const f: Parameters<typeof gradcheck>[0] = (x, y) => sub(x, y);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => sub(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test('misreading order-swapped', () => {
    const inputs = [NdArray.from([5, 1]), NdArray.from([2, 2])] as const;
    expect(subOp.misreadings[0]?.forward(inputs, {}).toNested()).toEqual([-3, 1]);
  });

  test('throws ArgumentError for truth values on both sides', () => {
    const truths = NdArray.from([0, 1], undefined, 'bool');
    expect(() => sub(truths, truths)).toThrow(
      'sub: expected numbers, got truth values (bool) on both sides',
    );
    expect(sub(1, truths).toNested()).toEqual([1, 0]);
  });

  test('misreading aligned-left', () => {
    const square = NdArray.from([
      [1, 2],
      [3, 4],
    ]);
    expect(misread(subOp, 'aligned-left', [square, NdArray.from([1, 2])], {})).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });
});
