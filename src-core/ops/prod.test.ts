import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { prod, prodOp } from './prod.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('prod', () => {
  test('multiplies over the named axes, over all when none is named; nothing makes 1', () => {
    const x = countingArray([2, 3]);
    expect(prod(x, { dim: 0 }).toNested()).toEqual([4, 10, 18]);
    expect(prod(x, { dim: -1, keepdim: true }).toNested()).toEqual([[6], [120]]);
    expect(prod(x).item()).toBe(720);
    expect(prod(NdArray.zeros([2, 0]), { dim: 1 }).toNested()).toEqual([1, 1]);
    expect(prod(NdArray.from([3, 4], [2], 'int32')).dtype).toBe('int32');
  });

  test('has a gradient beside zeros: the product of the others', () => {
    const gradientAt = (numbers: number[]): unknown => {
      const x = tensor(numbers, { requiresGrad: true });
      return grad(prod(x), [x])[0]?.value.toNested();
    };
    expect(gradientAt([2, 0, 4])).toEqual([0, 8, 0]);
    expect(gradientAt([0, 3, 0])).toEqual([0, 0, 0]);
  });

  test.each([{}, { dim: 1 }, { dim: [2, 0], keepdim: true }])(
    'has right derivatives: %o',
    (options) => {
      const f = <V extends Value>(x: V): V => prod(x, options);
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
      expect(derivativeFaults(f, [NdArray.from([0, 2, 1, 0, 3, 1, 4, 0], [2, 2, 2])])).toEqual([]);
    },
  );

  test('throws ArgumentError for an axis that does not exist and for a product beyond int32', () => {
    expect(() => prod(countingArray([2]), { dim: 1 })).toThrow(ArgumentError);
    const large = NdArray.from([100000, 100000], [2], 'int32');
    expect(() => prod(large)).toThrow(
      'prod: expected results within int32, or floats, got 10000000000',
    );
  });

  test('misreadings', () => {
    expectMisreadings(
      prodOp,
      [countingArray([2, 3])],
      { dim: 0 },
      {
        'sum-instead': [5, 7, 9],
        'all-dims': [720],
      },
    );
  });
});
