import { expOf, logOf } from '#core/elementary/index.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapElements, zipElements } from './elementwise.ts';
import { applyOp, plainOf } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import { keptAxes, reduce, reducedShape, spread } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

export type LogsumexpOptions = ReductionOptions & { dim: number | readonly number[] };

/**
 * out[…] = ln Σ e^input[…, i, …] over the axes `dim`. The largest entry m is taken out first, m + ln Σ e^(input − m), so
 * that nothing overflows.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice.
 * Source: torch.logsumexp. Entries that are all −∞ give −∞ and have the gradient 0.
 */
export const logsumexpOp: Op<'unary', LogsumexpOptions> = {
  name: 'logsumexp',
  kind: 'unary',
  shape: ([input], options) => reducedShape('logsumexp', input, options),
  forward([input], options) {
    const shape = logsumexpOp.shape([input.shape], options);
    return reduce(input, shape, options, logOfSum, floatFor(input.dtype));
  },
  // dinput = grad · e^(input − output): the softmax
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      return ops.mul(spread(ops, grad, inputs[0].shape, options), shares(context));
    },
  ],
  tangent: (context, [rate]) =>
    context.ops.sum(context.ops.mul(rate, shares(context)), context.options),
  cost: ([input]) => costPerElement(input, { compare: 1, add: 2, special: 1 }),
  misreadings: [
    {
      id: 'logarithm-forgotten',
      title: 'logarithm not taken',
      say: 'This is the sum of the powers of e. Its logarithm is asked for.',
      forward: ([input], options) => mapElements(logsumexpOp.forward([input], options), expOf),
    },
    {
      id: 'plain-sum',
      title: 'exponential and logarithm cancelled',
      say: 'You took ln Σ eˣ for Σ x. A logarithm undoes an exponential, but not through a sum.',
      forward([input], options) {
        const shape = logsumexpOp.shape([input.shape], options);
        return reduce(input, shape, options, (group) => group.reduce((a, b) => a + b, 0));
      },
    },
  ],
};

function logOfSum(group: Float64Array): number {
  let largest = -Infinity;
  for (let i = 0; i < group.length; i++) largest = Math.max(largest, group[i] as number);
  if (Math.abs(largest) === Infinity) return largest;
  let total = 0;
  for (let i = 0; i < group.length; i++) total += expOf((group[i] as number) - largest);
  return largest + logOf(total);
}

/** How much of the sum each entry makes up, e^(input − output); 0 where the whole sum is 0. Shapes: as the input. */
function shares<V extends Value>(context: Context<'unary', V, LogsumexpOptions>): V {
  const { inputs, output, options, ops } = context;
  const [input] = inputs;
  const totals = keptAxes(ops, plainOf(output), input.shape, options);
  if (input instanceof NdArray)
    return zipElements('logsumexp', input, totals, (x, total) =>
      total === -Infinity ? 0 : expOf(x - total),
    ) as Value as V;
  const shift = mapElements(totals, (total) => (total === -Infinity ? 0 : total));
  const gaps = mapElements(totals, (total) => (total === -Infinity ? 1 : 0));
  const powers = ops.exp(ops.sub(input, shift as Value as V));
  const sums = ops.sum(powers, { ...options, keepdim: true });
  return ops.div(powers, ops.add(sums, gaps as Value as V));
}

/** See `logsumexpOp`. */
export function logsumexp<V extends Value>(
  input: V,
  dim: number | readonly number[],
  { keepdim }: { keepdim?: boolean | undefined } = {},
): V {
  return applyOp(logsumexpOp, [input], { dim, keepdim });
}
