import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { laneShape } from './lanes.ts';
import type { LaneOptions } from './lanes.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { throughSoftmax } from './softmax-lane.ts';
import { softmaxOp } from './softmax.ts';
import { floatFor } from '#core/tensor/dtype.ts';

/**
 * Shares that are large where the input is small: out[…, i, …] = e^−input[…, i, …] / Σ_k e^−input[…, k, …] along the
 * axis `dim`.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for an axis that does not exist.
 * Source: torch.nn.functional.softmin.
 */
export const softminOp: Op<'unary', LaneOptions> = {
  name: 'softmin',
  kind: 'unary',
  shape: ([input], options) => laneShape('softmin', input, options),
  forward: ([input], options) =>
    softmaxOp.forward([mapElements(input, (x) => -x, floatFor(input.dtype))], options),
  // The gradient of the softmax, with the sign of the input turned round.
  gradients: [
    ({ output, options, ops }, grad) => ops.neg(throughSoftmax(ops, output, grad, options)),
  ],
  tangent: ({ output, options, ops }, [rate]) =>
    ops.neg(throughSoftmax(ops, output, rate, options)),
  cost: ([input]) => costPerElement(input, { compare: 1, add: 3, multiply: 1, special: 1 }),
  misreadings: [
    {
      id: 'softmax-instead',
      title: 'large where the input is large',
      say: 'This is the softmax. The softmin gives the smallest input the largest share.',
      forward: ([input], options) => softmaxOp.forward([input], options),
    },
    {
      id: 'complement',
      title: '1 minus the softmax',
      say: 'You took 1 − softmax, which does not make 1 together. Take the softmax of −x.',
      forward: ([input], options) => mapElements(softmaxOp.forward([input], options), (y) => 1 - y),
    },
  ],
};

/** See `softminOp`. */
export function softmin<V extends Value>(input: V, dim: number): V {
  return applyOp(softminOp, [input], { dim });
}
