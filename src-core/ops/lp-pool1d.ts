import { defineLpPool } from './lp-pool.ts';
import type { LpPoolOptions } from './lp-pool.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * The p-norm of each window, p = `normType`: out[n, c, r] = (Σ_{u} input[n, c, r·s + u]^p)^(1/p).
 * A window that hangs over the end in ceil mode is scaled up to a full one. The gradient of 0 is 0.
 *
 * Shapes: input [N, C, L] or [C, L] → [N, C, l] or [C, l], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options.
 * Source: torch.nn.functional.lp_pool1d. As there, powers are taken of the signed numbers.
 */
export const lpPool1dOp = defineLpPool(1);

/** See `lpPool1dOp`. */
export function lpPool1d<V extends Value>(input: V, options: LpPoolOptions): V {
  return applyOp(lpPool1dOp, [input], options);
}
