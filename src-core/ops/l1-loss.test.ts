import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { l1Loss, l1LossOp } from './l1-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('l1Loss', () => {
  const [x, t] = [NdArray.from([1, 2, 5]), NdArray.from([1, 4, 4])];

  test('averages, adds up or keeps the absolute errors', () => {
    expect(l1Loss(x, t).item()).toBe(1);
    expect(l1Loss(x, t, { reduction: 'sum' }).item()).toBe(3);
    expect(l1Loss(x, t, { reduction: 'none' }).toNested()).toEqual([0, 2, 1]);
  });

  test('has the gradient 0 where both are equal', () => {
    const input = tensor(x, { requiresGrad: true });
    const loss = l1Loss(input, tensor(t), { reduction: 'sum' });
    expect(grad(loss, [input])[0]?.value.toNested()).toEqual([0, -1, 1]);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(x: V, t: V): V => l1Loss(x, t, { reduction });
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([2, 3], 2)])).toEqual([]);
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([3], 2)])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => l1Loss(NdArray.zeros([2]), NdArray.zeros([3]))).toThrow(ShapeError);
    const reduction = 'average' as 'mean';
    expect(() => l1Loss(x, t, { reduction })).toThrow(
      'l1Loss: expected a reduction none | mean | sum, got average',
    );
  });

  test('misreadings', () => {
    expectMisreadings(
      l1LossOp,
      [x, t],
      {},
      {
        'other-reduction': [3],
        squared: [5 / 3],
        'sign-kept': [-1 / 3],
      },
    );
  });
});
