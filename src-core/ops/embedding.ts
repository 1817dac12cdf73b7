import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDim } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, OpFunctions, Value } from './op.ts';
import { checkedIndices, constantZeros, pickAlong } from './places.ts';

export interface EmbeddingOptions {
  /** A row that does not learn: its gradient is 0. Negative numbers count from the last row. */
  paddingIdx?: number | null | undefined;
}

/**
 * Looks up one row of a table for each index: out[…, d] = weight[input[…], d].
 *
 * Shapes: input […] of whole numbers, weight [V, D] → […, D].
 * Errors: ShapeError unless weight has two axes, ArgumentError for an index outside 0 … V − 1 or that is not int32.
 * Source: torch.nn.functional.embedding, without max_norm, scale_grad_by_freq and sparse.
 */
export const embeddingOp: Op<'lookup', EmbeddingOptions> = {
  name: 'embedding',
  kind: 'lookup',
  shape([input, weight], { paddingIdx }) {
    if (weight.length !== 2) throw new ShapeError('embedding', 'weight [V, D]', weight);
    const [V, D] = weight as [number, number];
    if (typeof paddingIdx === 'number') resolveDim('embedding (paddingIdx)', paddingIdx, V);
    const shape = [...input, D];
    elementCount('embedding', shape);
    return shape;
  },
  forward([input, weight], options) {
    const shape = embeddingOp.shape([input.shape, weight.shape], options);
    const rows = checkedIndices('embedding', input, weight.shape[0] as number);
    return pickAlong(weight, 0, rows).reshape(shape);
  },
  // dweight: each row is the sum of grad over the places that looked it up; the padding row has none
  gradients: [
    null,
    ({ inputs: [input, weight], options, ops }, grad) => {
      const rows = ops.reshape(grad, [
        input.shape.reduce((a, b) => a * b, 1),
        weight.shape[1] as number,
      ]);
      const zeros = constantZeros<typeof grad>(weight.shape, grad.dtype);
      const share = ops.indexAdd(zeros, ops.reshape(input, [-1]), rows, { dim: 0 });
      return withoutPadding(ops, share, options);
    },
  ],
  tangent: ({ inputs: [input], output, options, ops }, [, weightRate]) =>
    weightRate === undefined
      ? constantZeros(output.shape, output.dtype)
      : ops.embedding(input, withoutPadding(ops, weightRate, options)),
  cost: () => noCost,
  misreadings: [
    {
      id: 'columns-looked-up',
      title: 'columns instead of rows',
      say: 'You looked up columns of the table. Each index names a row.',
      forward: ([input, weight], options) =>
        embeddingOp.forward([input, weight.permute([1, 0])], options),
    },
    {
      id: 'counted-from-one',
      title: 'counted from 1',
      say: 'You counted rows from 1. The first row is number 0.',
      forward([input, weight]) {
        const lower = input.toArray().map((row) => row - 1);
        return embeddingOp.forward([NdArray.from(lower, input.shape, 'int32'), weight], {});
      },
    },
    {
      id: 'times-index',
      title: 'multiplied by the index',
      say: 'You multiplied by the indices. An index is a name of a row, not a quantity.',
      forward([input, weight]) {
        if (weight.shape[0] === 0)
          throw new ArgumentError('embedding', 'a table with rows', 'none');
        const shape = embeddingOp.shape([input.shape, weight.shape], {});
        const row = weight.select(0, 0).toArray();
        const products = input.toArray().flatMap((index) => row.map((each) => index * each));
        return NdArray.from(products, shape, weight.dtype);
      },
    },
  ],
};

/** The padding row replaced by 0. */
function withoutPadding<V extends Value>(
  ops: OpFunctions,
  rows: V,
  { paddingIdx }: EmbeddingOptions,
): V {
  if (typeof paddingIdx !== 'number') return rows;
  const none = constantZeros<V>(rows.shape.slice(1), rows.dtype);
  return ops.selectScatter(rows, none, { dim: 0, index: paddingIdx });
}

/** See `embeddingOp`. */
export function embedding<V extends Value>(input: V, weight: V, options: EmbeddingOptions = {}): V {
  return applyOp(embeddingOp, [input, weight], options);
}
