import { defineLpPool } from './lp-pool.ts';
import type { LpPoolOptions } from './lp-pool.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';

/**
 * The p-norm of each window, p = `normType`: out[n, c, z, r, q] = (Σ_{t, u, v} input[n, c, z·s + t, r·s + u, q·s + v]^p)^(1/p).
 * A window that hangs over the end in ceil mode is scaled up to a full one. The gradient of 0 is 0.
 *
 * Shapes: input [N, C, D, H, W] or [C, D, H, W] → [N, C, d, h, w] or [C, d, h, w], each size as `poolOut` says.
 * Errors: ShapeError for another rank, no cells or a kernel that does not fit; ArgumentError for options.
 * Source: torch.nn.functional.lp_pool3d. As there, powers are taken of the signed numbers.
 */
export const lpPool3dOp = defineLpPool(3);

/** See `lpPool3dOp`. */
export function lpPool3d<V extends Value>(input: V, options: LpPoolOptions): V {
  return applyOp(lpPool3dOp, [input], options);
}
