import { floatFor } from '#core/tensor/dtype.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { reducedCount, reducedShape, spread } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';
import { sumOp } from './sum.ts';

/**
 * out[…] = (1/n) Σ input[…, i, …] over the axes `dim`, n the number of elements summed.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice.
 * Source: torch.mean; the mean of nothing is NaN.
 */
export const meanOp: Op<'unary', ReductionOptions> = {
  name: 'mean',
  kind: 'unary',
  shape: ([input], options) => reducedShape('mean', input, options),
  forward([input], options) {
    const count = reducedCount('mean', input.shape, options);
    const total = sumOp.forward([input.to(floatFor(input.dtype))], options);
    for (let q = 0; q < total.size; q++) total.data[q] = (total.data[q] as number) / count;
    return total;
  },
  // dinput = grad / n, repeated along the axes that were averaged
  gradients: [
    ({ inputs: [input], options, ops }, grad) => {
      const count = reducedCount('mean', input.shape, options);
      return spread(ops, ops.mul(grad, 1 / count), input.shape, options);
    },
  ],
  tangent: ({ options, ops }, [rate]) => ops.mean(rate, options),
  cost: ([input], options) => ({
    ...costPerElement(input, { add: 1 }),
    ...costPerElement(meanOp.shape([input], options), { multiply: 1 }),
  }),
  misreadings: [
    {
      id: 'sum-instead',
      title: 'not divided',
      say: 'This is the sum. The mean divides it by the number of elements.',
      forward: ([input], options) => sumOp.forward([input], options),
    },
    {
      id: 'divided-by-all',
      title: 'divided by all elements',
      say: 'You divided by the size of the whole tensor. Divide by how many numbers went into each sum.',
      forward: ([input], options) =>
        mapElements(sumOp.forward([input.to('float64')], options), (total) => total / input.size),
    },
    {
      id: 'all-dims',
      title: 'averaged over everything',
      say: 'You averaged over every axis. The mean runs over the named axes only.',
      forward: ([input]) => meanOp.forward([input], {}),
    },
  ],
};

/** See `meanOp`. */
export function mean<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(meanOp, [input], options);
}
