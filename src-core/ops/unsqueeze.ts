import { resolveDim } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { defineReshaping } from './reshaping.ts';

export interface UnsqueezeOptions {
  /** Where the new axis stands in the result. */
  dim: number;
}

/**
 * Inserts an axis of size 1: the same numbers with one index more, which is always 0.
 *
 * Shapes: [2, 3] with dim 1 → [2, 1, 3].
 * Errors: ArgumentError unless −rank − 1 ≤ dim ≤ rank.
 * Source: torch.unsqueeze.
 */
export const unsqueezeOp: Op<'unary', UnsqueezeOptions> = defineReshaping(
  'unsqueeze',
  (input, { dim }) => input.toSpliced(resolveDim('unsqueeze', dim, input.length + 1), 0, 1),
);

/** See `unsqueezeOp`. */
export function unsqueeze<V extends Value>(input: V, dim: number): V {
  return applyOp(unsqueezeOp, [input], { dim });
}
