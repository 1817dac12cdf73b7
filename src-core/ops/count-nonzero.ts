import { costPerElement } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { reduce, reducedCount, reducedShape } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

/**
 * How many entries of input[…, i, …] along the axes `dim` are not 0. NaN is not 0.
 *
 * Shapes: any → without the axes `dim`; int32.
 * Errors: ArgumentError for an axis that does not exist or is named twice.
 * Source: torch.count_nonzero. It has no gradient.
 */
export const countNonzeroOp: Op<'unary', ReductionOptions> = {
  name: 'countNonzero',
  kind: 'unary',
  shape: ([input], options) => reducedShape('countNonzero', input, options),
  forward([input], options) {
    const shape = countNonzeroOp.shape([input.shape], options);
    return reduce(input, shape, options, nonzeros, 'int32');
  },
  gradients: [null],
  tangent: ({ output, ops }) => ops.mul(output, 0),
  cost: ([input]) => costPerElement(input, { compare: 1, add: 1 }),
  misreadings: [
    {
      id: 'zeros-counted',
      title: 'zeros counted',
      say: 'You counted the zeros. Asked for are the others.',
      forward([input], options) {
        const count = reducedCount('countNonzero', input.shape, options);
        const shape = countNonzeroOp.shape([input.shape], options);
        return reduce(input, shape, options, (group) => count - nonzeros(group), 'int32');
      },
    },
  ],
};

function nonzeros(group: Float64Array): number {
  let count = 0;
  for (let i = 0; i < group.length; i++) if (group[i] !== 0) count++;
  return count;
}

/** See `countNonzeroOp`. */
export function countNonzero<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(countNonzeroOp, [input], options);
}
