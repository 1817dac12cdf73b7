import { expOf } from '#core/elementary/index.ts';
import { fastSoftmax, fastSoftmaxGrad } from '#core/kernels/softmax.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { mapGroups } from './groups.ts';
import { laneDims, laneShape } from './lanes.ts';
import type { LaneOptions } from './lanes.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { logSoftmaxOfLane } from './softmax-lane.ts';
import { softmaxOp } from './softmax.ts';

/**
 * Logarithm of the softmax: out[…, i, …] = input[…, i, …] − ln Σ_k e^input[…, k, …] along the axis `dim`. The largest
 * entry is subtracted first; a logarithm of a softmax that has become 0 would be −∞.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for an axis that does not exist.
 * Source: torch.nn.functional.log_softmax.
 */
export const logSoftmaxOp: Op<'unary', LaneOptions> = {
  name: 'logSoftmax',
  kind: 'unary',
  shape: ([input], options) => laneShape('logSoftmax', input, options),
  forward([input], { dim }) {
    const dims = laneDims('logSoftmax', dim, input.rank);
    const fast = dims[0] === input.rank - 1 ? fastSoftmax('logSoftmax', input) : undefined;
    return fast ?? mapGroups([input], dims, logSoftmaxOfLane, floatFor(input.dtype));
  },
  // dinput = grad − e^output · Σ_k grad[k]
  gradients: [
    ({ output, options: { dim }, ops }, grad) => {
      const dims = laneDims('logSoftmax', dim, output.shape.length);
      if (output instanceof NdArray && grad instanceof NdArray)
        return ((dims[0] === output.rank - 1
          ? fastSoftmaxGrad('logSoftmax', grad, output)
          : undefined) ?? mapGroups([output, grad], dims, backwards)) as Value as typeof grad;
      const total = ops.sum(grad, { dim: dims, keepdim: true });
      return ops.sub(grad, ops.mul(ops.exp(output), total));
    },
  ],
  // dout = rate − Σ_k e^output[k] · rate[k]
  tangent({ output, options: { dim }, ops }, [rate]) {
    const dims = laneDims('logSoftmax', dim, output.shape.length);
    const mean = ops.sum(ops.mul(ops.exp(output), rate), { dim: dims, keepdim: true });
    return ops.sub(rate, mean);
  },
  cost: ([input]) => costPerElement(input, { compare: 1, add: 3, special: 1 }),
  misreadings: [
    {
      id: 'logarithm-forgotten',
      title: 'logarithm not taken',
      say: 'This is the softmax itself. Its logarithm is asked for.',
      forward: ([input], options) => softmaxOp.forward([input], options),
    },
    {
      id: 'base-two',
      title: 'logarithm to base 2',
      say: 'You took the logarithm to base 2. Here ln is meant, to base e.',
      forward: ([input], options) =>
        mapElements(logSoftmaxOp.forward([input], options), (value) => value / Math.LN2),
    },
    {
      id: 'sum-forgotten',
      title: 'nothing subtracted',
      say: 'ln eˣ is x, but the softmax is also divided by a sum. Subtract the logarithm of that sum.',
      forward: ([input]) => input,
    },
  ],
};

function backwards(out: Float64Array, [logs, grad]: readonly [Float64Array, Float64Array]): void {
  let total = 0;
  for (let i = 0; i < grad.length; i++) total += grad[i] as number;
  for (let i = 0; i < grad.length; i++)
    out[i] = (grad[i] as number) - expOf(logs[i] as number) * total;
}

/** See `logSoftmaxOp`. */
export function logSoftmax<V extends Value>(input: V, dim: number): V {
  return applyOp(logSoftmaxOp, [input], { dim });
}
