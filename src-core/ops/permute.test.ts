import { describe, expect, test } from 'vitest';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError } from '#core/errors.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { permute, permuteOp, transpose } from './permute.ts';

describe('permute', () => {
  test('makes axis i of axis dims[i]', () => {
    const x = countingArray([2, 3, 4]);
    const y = permute(x, [2, 0, -2]);
    expect(y.shape).toEqual([4, 2, 3]);
    expect(y.get(3, 1, 2)).toBe(x.get(1, 2, 3));
  });

  test('has right gradients', () => {
    const f: Parameters<typeof gradcheck>[0] = (x) => permute(x, [2, 0, 1]);
    expect(gradcheck(f, [randomArray([2, 3, 2])])).toMatchObject({ ok: true });
  });

  test('throws ArgumentError unless each axis is named once', () => {
    const x = countingArray([2, 3]);
    expect(() => permute(x, [0])).toThrow('permute: expected all 2 dims, got [0]');
    expect(() => permute(x, [0, 0])).toThrow(ArgumentError);
    expect(() => permute(x, [0, 2])).toThrow(ArgumentError);
  });

  test.each([
    ['inverse-order', [3, 4, 2]],
    ['reshaped-only', [4, 2, 3]],
  ])('misreading %s', (id, shape) => {
    const found = permuteOp.misreadings.find((each) => each.id === id);
    const wrong = found?.forward([countingArray([2, 3, 4])], { dims: [2, 0, 1] });
    expect(wrong?.shape).toEqual(shape);
    expect(wrong?.equals(permute(countingArray([2, 3, 4]), [2, 0, 1]))).toBe(false);
  });

  test('throws ArgumentError for dims that are no list', () => {
    for (const given of [-1, 'x', null] as unknown[] as number[][])
      expect(() => permute(countingArray([2, 3]), given)).toThrow(
        'permute: expected dims as a list, got ',
      );
  });
});

describe('transpose', () => {
  test('exchanges two axes, the last two by default', () => {
    expect(transpose(countingArray([2, 3])).toNested()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(transpose(countingArray([2, 3, 4]), 0, -1).shape).toEqual([4, 3, 2]);
    expect(() => transpose(countingArray([2]))).toThrow(ArgumentError);
  });
});
