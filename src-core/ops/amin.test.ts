import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { amin, aminOp } from './amin.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('amin', () => {
  const x = NdArray.from([
    [3, -4, 0],
    [1, -2, -2],
  ]);

  test('finds the smallest along the named axes', () => {
    expect(amin(x, { dim: 1 }).toNested()).toEqual([-4, -2]);
    expect(amin(x, { dim: [0, 1], keepdim: true }).toNested()).toEqual([[-4]]);
    expect(amin(x).item()).toBe(-4);
    expect(amin(NdArray.from([1, 2], [2], 'int32')).dtype).toBe('int32');
  });

  test('hands on NaN, whatever stands beside it', () => {
    expect(amin(NdArray.from([1, NaN, -Infinity])).item()).toBeNaN();
  });

  test('shares the gradient evenly among equals', () => {
    const y = tensor([6, 4, 4, 5], { requiresGrad: true });
    expect(grad(amin(y), [y])[0]?.value.toNested()).toEqual([0, 0.5, 0.5, 0]);
  });

  test.each([{}, { dim: 1 }, { dim: [2, 0], keepdim: true }])(
    'has right derivatives: %o',
    (options) => {
      const f = <V extends Value>(y: V): V => amin(y, options);
      expect(derivativeFaults(f, [randomArray([2, 3, 2])])).toEqual([]);
    },
  );

  test('throws ArgumentError where there is nothing to choose from, not where there is nothing to fill', () => {
    expect(() => amin(NdArray.zeros([2, 0]), { dim: 1 })).toThrow(
      'amin: expected at least one element to choose from, got [2, 0]',
    );
    expect(() => amin(x, { dim: 2 })).toThrow(ArgumentError);
    expect(amin(NdArray.zeros([0, 2]), { dim: 1 }).shape).toEqual([0]);
  });

  test('misreadings', () => {
    expectMisreadings(
      aminOp,
      [x],
      { dim: 1 },
      {
        'largest-instead': [3, 1],
        'sign-ignored': [0, 1],
        'all-dims': [-4],
      },
    );
  });
});
