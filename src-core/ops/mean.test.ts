import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { mean, meanOp } from './mean.ts';

describe('mean', () => {
  test('divides by the number of elements that were summed', () => {
    const x = countingArray([2, 3]);
    expect(mean(x, { dim: 0 }).toNested()).toEqual([2.5, 3.5, 4.5]);
    expect(mean(x).item()).toBe(3.5);
    expect(mean(NdArray.zeros([0])).item()).toBeNaN();
  });

  test.each([{}, { dim: 1 }, { dim: [0, 2], keepdim: true }])(
    'has right gradients: %o',
    (options) => {
      const f: Parameters<typeof gradcheck>[0] = (x) => mean(x, options);
      expect(gradcheck(f, [randomArray([2, 3, 2])])).toMatchObject({ ok: true });
      expect(gradgradcheck(f, [randomArray([2, 3, 2])])).toMatchObject({ ok: true });
    },
  );

  test('averages whole numbers in float64', () => {
    const found = mean(NdArray.from([1, 2], [2], 'int32'));
    expect(found.item()).toBe(1.5);
    expect(mean(NdArray.from([1, 2], [2], 'float32')).dtype).toBe('float32');
  });

  test('throws ArgumentError for an axis that does not exist', () => {
    expect(() => mean(countingArray([2]), { dim: 1 })).toThrow(ArgumentError);
  });

  test.each([
    ['sum-instead', [5, 7, 9]],
    ['divided-by-all', [5 / 6, 7 / 6, 1.5]],
    ['all-dims', 3.5],
  ])('misreading %s', (id, expected) => {
    const found = meanOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([2, 3])], { dim: 0 }).toNested()).toEqual(expected);
  });
});
