import { batched, perAxis } from './conv-options.ts';
import type { FullOptions } from './conv-options.ts';
import type { OpFunctions, Value } from './op.ts';

/**
 * Gradient of both convolutions for their weight: for each kernel cell the sum of fine · coarse over all windows,
 * dw[c, f, u, v] = Σ_{n, r, q} coarse[n, c, r, q] · fine[n, f, r·s − p + u·d, q·s − p + v·d].
 * That is again a convolution, with batch and channels exchanged, and stride and dilation exchanged.
 *
 * Shapes: fine [N, F, H, W] (what windows move over), coarse [N, C, h, w] (one cell a window), both also without N;
 * weight [C, F / groups, kH, kW] → the same.
 */
export function convWeightGrad<V extends Value>(
  ops: OpFunctions,
  [fine, coarse]: readonly [V, V],
  weight: readonly number[],
  { stride, padding, dilation, groups }: FullOptions,
): V {
  const [N, F, H, W] = batched(fine.shape);
  const [, C, h, w] = batched(coarse.shape);
  const inGroup = F / groups;
  // [N, g, F/g, H, W] → [F/g, g·N, H, W]: one image for each channel of a group, its channels are the batch.
  const grouped = ops.permute(ops.reshape(fine, [N, groups, inGroup, H, W]), [2, 1, 0, 3, 4]);
  const images = ops.reshape(grouped, [inGroup, groups * N, H, W]);
  const kernels = ops.permute(ops.reshape(coarse, [N, C, h, w]), [1, 0, 2, 3]);
  const swapped = { stride: dilation, padding, dilation: stride, groups };
  const found = ops.permute(ops.conv2d(images, kernels, undefined, swapped), [1, 0, 2, 3]);
  // Lines at the end of `fine` that no window reached would belong to kernel cells that do not exist.
  const [rows, columns] = perAxis(
    (axis) => (weight[2 + axis] as number) - (found.shape[2 + axis] as number),
  );
  return ops.pad(found, [0, columns, 0, rows]);
}
