import { expOf } from '#core/elementary/index.ts';
import { fastSoftmax } from '#core/kernels/softmax.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { mapGroups } from './groups.ts';
import { laneDims, laneShape } from './lanes.ts';
import type { LaneOptions } from './lanes.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { softmaxOfLane, throughSoftmax } from './softmax-lane.ts';

/**
 * Shares: out[…, i, …] = e^input[…, i, …] / Σ_k e^input[…, k, …] along the axis `dim`. The largest entry is subtracted
 * first, which changes nothing but keeps e^x from overflowing.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for an axis that does not exist.
 * Source: torch.nn.functional.softmax. Entries that are all −∞ give NaN, as there.
 */
export const softmaxOp: Op<'unary', LaneOptions> = {
  name: 'softmax',
  kind: 'unary',
  shape: ([input], options) => laneShape('softmax', input, options),
  forward([input], { dim }) {
    const dims = laneDims('softmax', dim, input.rank);
    const fast = dims[0] === input.rank - 1 ? fastSoftmax('softmax', input) : undefined;
    return fast ?? mapGroups([input], dims, softmaxOfLane, floatFor(input.dtype));
  },
  // dinput = output · (grad − Σ_k grad[k] · output[k]); the tangent is the same with the rate in place of grad
  gradients: [({ output, options, ops }, grad) => throughSoftmax(ops, output, grad, options)],
  tangent: ({ output, options, ops }, [rate]) => throughSoftmax(ops, output, rate, options),
  cost: ([input]) => costPerElement(input, { compare: 1, add: 2, multiply: 1, special: 1 }),
  misreadings: [
    {
      id: 'not-exponentiated',
      title: 'divided by the plain sum',
      say: 'You divided the numbers by their sum. Take e to the power of each first.',
      forward([input], { dim }) {
        const dims = laneDims('softmax', dim, input.rank);
        return mapGroups([input], dims, dividedBySum, floatFor(input.dtype));
      },
    },
    {
      id: 'not-divided',
      title: 'not divided by the sum',
      say: 'These are the powers of e. Divide each by their sum, so that together they make 1.',
      forward: ([input]) => mapElements(input, expOf, floatFor(input.dtype)),
    },
    {
      id: 'over-everything',
      title: 'summed over every axis',
      say: 'You divided by the sum over the whole tensor. The entries along the named axis make 1 together.',
      forward([input]) {
        const dims = input.shape.map((_, axis) => axis);
        return mapGroups([input], dims, softmaxOfLane, floatFor(input.dtype));
      },
    },
    {
      id: 'other-axis',
      title: 'along the other axis',
      say: 'You went along another axis. The entries along the named axis make 1 together.',
      forward: ([input], { dim }) => softmaxOp.forward([input], { dim: otherAxis(input, dim) }),
    },
  ],
};

function dividedBySum(out: Float64Array, [lane]: readonly [Float64Array]): void {
  const total = lane.reduce((sum, each) => sum + each, 0);
  for (let i = 0; i < lane.length; i++) out[i] = (lane[i] as number) / total;
}

/** The last axis, or the one before it where the last is named. */
function otherAxis(input: NdArray, dim: number): number {
  const isLast = dim === -1 || dim === input.rank - 1;
  return isLast && input.rank > 1 ? -2 : -1;
}

/** See `softmaxOp`. */
export function softmax<V extends Value>(input: V, dim: number): V {
  return applyOp(softmaxOp, [input], { dim });
}
