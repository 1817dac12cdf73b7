import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { definePartScatter } from './part.ts';
import type { SelectOptions } from './select.ts';
import { placeOf } from './views.ts';

/**
 * `input` with one place along an axis replaced: out[…, index, …] = src[…, …], out = input elsewhere.
 *
 * Shapes: input [s_0, …, s_dim, …], src without s_dim → as input.
 * Errors: ShapeError when src does not fit; as `selectOp`.
 * Source: torch.select_scatter.
 */
export const selectScatterOp: Op<'binary', SelectOptions> = definePartScatter(
  'selectScatter',
  placeOf,
  (ops, input, { dim, index }) => ops.select(input, dim, index),
  (ops, input, src, options) => ops.selectScatter(input, src, options),
);

/** See `selectScatterOp`. */
export function selectScatter<V extends Value>(input: V, src: V, options: SelectOptions): V {
  return applyOp(selectScatterOp, [input, src], options);
}
