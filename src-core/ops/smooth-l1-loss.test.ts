import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { smoothL1Loss, smoothL1LossOp } from './smooth-l1-loss.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { expectMisreadings } from './testing/check-misreadings.ts';
import { randomArray } from './testing/random-array.ts';
import type { Value } from './op.ts';

describe('smoothL1Loss', () => {
  const [x, t] = [NdArray.from([0, 1, 5]), NdArray.from([0, 0, 0])];

  test('is a square near the target and a line far from it', () => {
    expect(smoothL1Loss(x, t, { reduction: 'none' }).toNested()).toEqual([0, 0.5, 4.5]);
    expect(smoothL1Loss(x, t, { reduction: 'none', beta: 2 }).toNested()).toEqual([0, 0.25, 4]);
    expect(smoothL1Loss(x, t, { reduction: 'none', beta: 0 }).toNested()).toEqual([0, 1, 5]);
    expect(smoothL1Loss(x, t).item()).toBeCloseTo(5 / 3, 14);
  });

  test('has the slope ±1 at an infinite error', () => {
    const input = tensor([-Infinity, Infinity], { requiresGrad: true });
    const loss = smoothL1Loss(input, tensor([0, 0]), { reduction: 'sum' });
    expect(grad(loss, [input])[0]?.value.toNested()).toEqual([-1, 1]);
  });

  test.each(['mean', 'sum', 'none'] as const)(
    'has right derivatives, reduction %s',
    (reduction) => {
      const f = <V extends Value>(x: V, t: V): V => smoothL1Loss(x, t, { reduction, beta: 1.3 });
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([2, 3], 2)])).toEqual([]);
      expect(derivativeFaults(f, [randomArray([2, 3]), randomArray([3], 2)])).toEqual([]);
    },
  );

  test('throws ShapeError for shapes that do not broadcast, ArgumentError for another reduction', () => {
    expect(() => smoothL1Loss(NdArray.zeros([2]), NdArray.zeros([3]))).toThrow(ShapeError);
    const reduction = 'average' as 'mean';
    expect(() => smoothL1Loss(x, t, { reduction })).toThrow(
      'smoothL1Loss: expected a reduction none | mean | sum, got average',
    );
    expect(() => smoothL1Loss(x, t, { beta: -1 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    expectMisreadings(
      smoothL1LossOp,
      [x, t],
      { beta: 2, reduction: 'sum' },
      {
        'other-reduction': [4.25 / 3],
        'not-joined': [5.25],
        'huber-instead': [8.5],
      },
    );
  });
});
