import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { add } from './add.ts';
import { randomArray } from './fixtures/random-array.ts';

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
});
