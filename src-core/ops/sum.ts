import { NdArray } from '#core/tensor/nd-array.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { groupsFirst, reducedCount, reducedShape, spread } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

/**
 * out[…] = Σ input[…, i, …] over the axes `dim`.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice.
 * Source: torch.sum.
 */
export const sumOp: Op<'unary', ReductionOptions> = {
  name: 'sum',
  shape: ([input], options) => reducedShape('sum', input, options),
  forward([input], options) {
    const out = NdArray.zeros(sumOp.shape([input.shape], options));
    const count = reducedCount('sum', input.shape, options);
    const values = groupsFirst('sum', input, options);
    for (let q = 0; q < out.size; q++) {
      let total = 0;
      for (let i = q * count; i < (q + 1) * count; i++) total += values[i] as number;
      out.data[q] = total;
    }
    return out;
  },
  // dinput = grad, repeated along the axes that were summed
  backward: ({ inputs: [input], options, ops }, grad) => [
    () => spread(ops, grad, input.shape, options),
  ],
  misreadings: [
    {
      id: 'all-dims',
      title: 'summed over everything',
      say: 'You summed over every axis. The sum runs over the named axes only.',
      forward: ([input]) => sumOp.forward([input], {}),
    },
    {
      id: 'other-dims',
      title: 'the other axes summed',
      say: 'You summed over the axes that stay. The axes named are those that disappear.',
      forward: ([input], options) => sumOp.forward([input], otherDims(input.rank, options)),
    },
    {
      id: 'mean-instead',
      title: 'divided by the count',
      say: 'This is the mean. Leave out the division by the number of elements.',
      forward([input], options) {
        const total = sumOp.forward([input], options);
        const count = reducedCount('sum', input.shape, options);
        return NdArray.from(
          total.values().map((value) => value / count),
          total.shape,
        );
      },
    },
  ],
};

function otherDims(rank: number, options: ReductionOptions): ReductionOptions {
  const named = [options.dim ?? []].flat().map((axis) => (axis + rank) % rank);
  const others = Array.from({ length: rank }, (_, axis) => axis).filter((a) => !named.includes(a));
  return { ...options, dim: named.length === 0 ? [] : others };
}

/** See `sumOp`. */
export function sum<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(sumOp, [input], options);
}
