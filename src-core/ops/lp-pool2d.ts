import { defineLpPool } from './lp-pool.ts';
import type { LpPoolOptions } from './lp-pool.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * The p-norm of each window, p = `normType`: out[n, c, r, q] = (Σ_{u, v} input[n, c, r·s + u, q·s + v]^p)^(1/p).
 * A window that hangs over the end in ceil mode is scaled up to a full one. The gradient of 0 is 0.
 *
 * Shapes: input [N, C, H, W] or [C, H, W] → [N, C, h, w] or [C, h, w], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options.
 * Source: torch.nn.functional.lp_pool2d. As there, powers are taken of the signed numbers.
 */
export const lpPool2dOp = defineLpPool(2);

/** See `lpPool2dOp`. */
export function lpPool2d<V extends Value>(input: V, options: LpPoolOptions): V {
  return applyOp(lpPool2dOp, [input], options);
}
