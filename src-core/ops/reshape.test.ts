import { describe, expect, test } from 'vitest';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError } from '#core/errors.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
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

  test('is a view wherever numbers need not move', () => {
    const x = countingArray([2, 3, 4]);
    const turned = x.permute([2, 0, 1]);
    for (const shape of [
      [4, 6],
      [2, 2, 6],
      [4, 1, 2, 3],
      [4, 2, 3, 1],
    ]) {
      expect(reshape(turned, shape).data).toBe(x.data);
      expect(reshape(turned, shape).toArray()).toEqual(turned.toArray());
    }
    expect(reshape(turned, [8, 3]).data).not.toBe(x.data);
    expect(reshape(turned, [8, 3]).toArray()).toEqual(turned.toArray());
  });

  test('misreading transposed', () => {
    const found = misread(reshapeOp, 'transposed', [countingArray([2, 3])], { shape: [3, 2] });
    expect(found).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
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
