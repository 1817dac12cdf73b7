import { resolveDims } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineReshaping } from './reshaping.ts';

export interface SqueezeOptions {
  /** The axes to drop where their size is 1; all when left out. */
  dim?: number | readonly number[] | undefined;
}

/**
 * Drops axes of size 1: the same numbers with fewer indices. Axes of other sizes stay, even when named.
 *
 * Shapes: [2, 1, 3, 1] → [2, 3].
 * Errors: ArgumentError for an axis that does not exist or is named twice.
 * Source: torch.squeeze.
 */
export const squeezeOp: Op<'unary', SqueezeOptions> = defineReshaping(
  'squeeze',
  (input, { dim }) => {
    // A single number counts as having one axis when it is named, as in PyTorch.
    const rank = Math.max(1, input.length);
    const axes = dim === undefined ? undefined : resolveDims('squeeze', [dim].flat(), rank);
    return input.filter((size, axis) => size !== 1 || (axes && !axes.includes(axis)));
  },
);

/** See `squeezeOp`. */
export function squeeze<V extends Value>(input: V, options: SqueezeOptions = {}): V {
  return applyOp(squeezeOp, [input], options);
}
