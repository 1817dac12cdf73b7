import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { countingArray, randomArray } from './fixtures/random-array.ts';
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
});
