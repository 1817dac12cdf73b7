import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { amax, amaxOp } from './amax.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('amax', () => {
  const x = NdArray.from([
    [3, -4, 0],
    [1, -2, -2],
  ]);

  test('finds the largest along the named axes', () => {
    expect(amax(x, { dim: 1 }).toNested()).toEqual([3, 1]);
    expect(amax(x, { dim: [0, 1], keepdim: true }).toNested()).toEqual([[3]]);
    expect(amax(x).item()).toBe(3);
    expect(amax(NdArray.from([1, 2], [2], 'int32')).dtype).toBe('int32');
  });

  test('hands on NaN, whatever stands beside it', () => {
    expect(amax(NdArray.from([1, NaN, Infinity])).item()).toBeNaN();
  });

  test('shares the gradient evenly among equals', () => {
    const y = tensor([1, 4, 4, 2], { requiresGrad: true });
    expect(grad(amax(y), [y])[0]?.value.toNested()).toEqual([0, 0.5, 0.5, 0]);
  });

  test.each([{}, { dim: 1 }, { dim: [2, 0], keepdim: true }])(
    'has right derivatives: %o',
    (options) => {
      const f = <V extends Value>(y: V): V => amax(y, options);
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
    },
  );

  test('throws ArgumentError where there is nothing to choose from, not where there is nothing to fill', () => {
    expect(() => amax(NdArray.zeros([2, 0]), { dim: 1 })).toThrow(
      'amax: expected at least one element to choose from, got [2, 0]',
    );
    expect(() => amax(x, { dim: 2 })).toThrow(ArgumentError);
    expect(amax(NdArray.zeros([0, 2]), { dim: 1 }).shape).toEqual([0]);
  });

  test('misreadings', () => {
    expectMisreadings(
      amaxOp,
      [x],
      { dim: 1 },
      {
        'smallest-instead': [-4, -2],
        'sign-ignored': [-4, -2],
        'all-dims': [3],
      },
    );
  });
});
