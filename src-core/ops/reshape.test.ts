import { describe, expect, test } from 'vitest';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError } from '#core/errors.ts';
import { countingArray, randomArray } from './fixtures/random-array.ts';
import { reshape, reshapeOp } from './reshape.ts';

describe('reshape', () => {
  test('keeps the row-major order', () => {
    expect(reshape(countingArray([2, 3]), [3, -1]).toNested()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  test('has right gradients', () => {
    const f: Parameters<typeof gradcheck>[0] = (x) => reshape(x, [-1]);
    expect(gradcheck(f, [randomArray([2, 3])])).toMatchObject({ ok: true });
  });

  test('throws ArgumentError when the number of elements differs', () => {
    expect(() => reshape(countingArray([2, 3]), [4])).toThrow(ArgumentError);
  });

  test('misreading column-order goes down the columns', () => {
    const forward = reshapeOp.misreadings[0]?.forward.bind(undefined, [countingArray([2, 3])]);
    expect(forward?.({ shape: [6] }).toNested()).toEqual([1, 4, 2, 5, 3, 6]);
    expect(forward?.({ shape: [3, 2] }).toNested()).toEqual([
      [1, 5],
      [4, 3],
      [2, 6],
    ]);
  });
});
