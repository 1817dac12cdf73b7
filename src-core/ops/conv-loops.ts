import { NdArray } from '#core/tensor/nd-array.ts';
import { batched } from './conv-options.ts';
import type { Pair } from './conv-size.ts';

/** Where windows lie: window r begins at line r·stride − before; kernel line k lies k·dilation further. */
export interface Geometry {
  stride: Pair;
  dilation: Pair;
  /** Lines of zeros in front of the padded side; negative numbers cut lines off. */
  before: Pair;
  /** Rows and columns of the result. */
  out: Pair;
  groups: number;
}

/**
 * Reads windows: y[n, o, r, c] = bias[o] + Σ_{i, u, v} x[n, i, r·s − b + u·d, c·s − b + v·d] · w[o, i, u, v].
 * What lies outside x counts as 0.
 *
 * Shapes: x [N, C, H, W] or [C, H, W], w [O, C / groups, kH, kW], bias [O] → [N, O, …out] or [O, …out].
 */
export function gatherWindows(
  x: NdArray,
  w: NdArray,
  bias: NdArray | undefined,
  geometry: Geometry,
): NdArray {
  return run(x, w, bias, geometry, 'gather');
}

/**
 * Writes stamps: y[n, o, r·s − b + u·d, c·s − b + v·d] += x[n, i, r, c] · w[i, o, u, v], on a ground of bias[o].
 * What falls outside y is lost.
 *
 * Shapes: x [N, C, H, W] or [C, H, W], w [C, O / groups, kH, kW], bias [O] → [N, O, …out] or [O, …out].
 */
export function scatterStamps(
  x: NdArray,
  w: NdArray,
  bias: NdArray | undefined,
  geometry: Geometry,
): NdArray {
  return run(x, w, bias, geometry, 'scatter');
}

function run(
  x: NdArray,
  w: NdArray,
  bias: NdArray | undefined,
  { stride, dilation, before, out: [rows, columns], groups }: Geometry,
  way: 'gather' | 'scatter',
): NdArray {
  const gathers = way === 'gather';
  const [N, C, H, W] = batched(x.shape);
  const [first, second, kH, kW] = w.shape as [number, number, number, number];
  const O = gathers ? first : second * groups;
  const out = NdArray.zeros([...(x.rank === 4 ? [N] : []), O, rows, columns]);
  const [y, xs, ws, bs] = [out.data, x.values(), w.values(), bias?.values()];
  if (bs)
    for (let q = 0; q < y.length; q++) y[q] = bs[Math.floor(q / (rows * columns)) % O] as number;

  // `Fine` is the side that windows or stamps move over, `coarse` the side with one cell for each of them.
  const [fineH, fineW] = gathers ? [H, W] : [rows, columns];
  const [coarseH, coarseW] = gathers ? [rows, columns] : [H, W];
  const [inGroup, outGroup] = [C / groups, O / groups];
  for (let n = 0; n < N; n++)
    for (let o = 0; o < O; o++)
      for (let i = 0; i < inGroup; i++) {
        const channel = Math.floor(o / outGroup) * inGroup + i;
        const kernel = (gathers ? o * inGroup + i : channel * outGroup + (o % outGroup)) * kH * kW;
        const xPlane = (n * C + channel) * H * W;
        const yPlane = (n * O + o) * rows * columns;
        for (let u = 0; u < kH; u++)
          for (let v = 0; v < kW; v++) {
            const factor = ws[kernel + u * kW + v] as number;
            const left = v * dilation[1] - before[1];
            // Only the columns whose partner exists: 0 ≤ c·stride + left < fineW.
            const from = Math.max(0, Math.ceil(-left / stride[1]));
            const to = Math.min(coarseW - 1, Math.floor((fineW - 1 - left) / stride[1]));
            for (let r = 0; r < coarseH; r++) {
              const line = r * stride[0] + u * dilation[0] - before[0];
              if (line < 0 || line >= fineH) continue;
              for (let c = from; c <= to; c++) {
                const coarse = r * coarseW + c;
                const fine = line * fineW + c * stride[1] + left;
                const target = yPlane + (gathers ? coarse : fine);
                const source = xPlane + (gathers ? fine : coarse);
                y[target] = (y[target] as number) + factor * (xs[source] as number);
              }
            }
          }
      }
  return out;
}
