import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { sum, sumOp } from './sum.ts';

describe('sum', () => {
  test('sums over the named axes, over all when none is named', () => {
    const x = countingArray([2, 3]);
    expect(sum(x, { dim: 0 }).toNested()).toEqual([5, 7, 9]);
    expect(sum(x, { dim: -1, keepdim: true }).toNested()).toEqual([[6], [15]]);
    expect(sum(x).item()).toBe(21);
    expect(sum(x, { dim: [] }).item()).toBe(21);
    expect(sum(NdArray.zeros([2, 0]), { dim: 1 }).toNested()).toEqual([0, 0]);
  });

  test.each([{}, { dim: 1 }, { dim: [0, 2], keepdim: true }])(
    'has right gradients: %o',
    (options) => {
      const f: Parameters<typeof gradcheck>[0] = (x) => sum(x, options);
      expect(gradcheck(f, [randomArray([2, 3, 2])])).toMatchObject({ ok: true });
      expect(gradgradcheck(f, [randomArray([2, 3, 2])])).toMatchObject({ ok: true });
    },
  );

  test('sums views where they lie, along any axes', () => {
    const x = countingArray([2, 3, 5]);
    expect(sum(x.permute([2, 0, 1]), { dim: [0, 2] }).toNested()).toEqual([120, 345]);
    expect(sum(x.slice(2, 1, 5, 2).flip([0]), { dim: 0 }).toNested()).toEqual([
      [19, 23],
      [29, 33],
      [39, 43],
    ]);
    expect(sum(NdArray.full([3, 4], 2), { dim: 1 }).toNested()).toEqual([8, 8, 8]);
    expect(sum(NdArray.from(7), { dim: -1 }).item()).toBe(7);
  });

  test('adds float32 up in float64, and keeps whole numbers whole', () => {
    const tenths = NdArray.full([100_000], 0.1, 'float32');
    const total = sum(tenths);
    expect(total.dtype).toBe('float32');
    expect(total.item()).toBe(Math.fround(100_000 * Math.fround(0.1)));
    expect(sum(NdArray.from([1, 0, 1], [3], 'bool'))).toMatchObject({ dtype: 'int32' });
    const large = NdArray.from([2 ** 31 - 1, 1], [2], 'int32');
    expect(() => sum(large)).toThrow(
      'sum: expected results within int32, or floats, got 2147483648',
    );
  });

  test('throws ArgumentError for an axis that does not exist or is named twice', () => {
    const x = countingArray([2, 3]);
    expect(() => sum(x, { dim: 2 })).toThrow('sum: expected a dim from -2 to 1, got 2');
    expect(() => sum(x, { dim: [1, -1] })).toThrow(ArgumentError);
  });

  test.each([
    ['all-dims', 21],
    ['other-dims', [6, 15]],
    ['mean-instead', [2.5, 3.5, 4.5]],
  ])('misreading %s', (id, expected) => {
    const found = sumOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([2, 3])], { dim: 0 }).toNested()).toEqual(expected);
  });

  test('throws ArgumentError for options or a dim of another kind', () => {
    const x = countingArray([2]);
    for (const given of [null, 'x', 0] as unknown[] as object[])
      expect(() => sum(x, given)).toThrow('sum: expected options such as { dim: 0 }, got ');
    for (const given of [null, 'x', {}] as unknown[] as number[])
      expect(() => sum(x, { dim: given })).toThrow(
        'sum: expected dim as one number or a list, got ',
      );
  });
});
