// The three sums of a convolution, each as loops over [depth, rows, columns]; fewer axes are axes of size 1. They read
// and write the same three arrays: a fine side that windows move over, a coarse side with one cell for each window,
// and the kernel. Sums are kept in float64.
import { floatFor, promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

/** One number for each of depth, rows and columns. */
export type Triple = readonly [depth: number, rows: number, columns: number];

/**
 * How the three arrays lie to each other: coarse cell r meets kernel cell u at fine cell r·stride + u·dilation − before.
 * What lies outside the fine side counts as 0, or is lost. Arrays are taken in row-major order:
 * fine [batch, fineChannels, …fine], coarse [batch, coarseChannels, …coarse],
 * weight [coarseChannels, fineChannels / groups, …kernel].
 */
export interface Geometry {
  readonly batch: number;
  readonly groups: number;
  readonly fineChannels: number;
  readonly coarseChannels: number;
  readonly fine: Triple;
  readonly coarse: Triple;
  readonly kernel: Triple;
  readonly stride: Triple;
  readonly dilation: Triple;
  readonly before: Triple;
}

/** coarse[n, o, r] = bias[o] + Σ_{i, u} fine[n, i, r·s + u·d − b] · weight[o, i, u]. */
export function convolve(
  fine: NdArray,
  weight: NdArray,
  bias: NdArray | undefined,
  geometry: Geometry,
): NdArray {
  const { batch, groups, fineChannels, coarseChannels } = geometry;
  const [D, H, W] = geometry.fine;
  const [outD, outH, outW] = geometry.coarse;
  const [kD, kH, kW] = geometry.kernel;
  const [strideD, strideH, strideW] = geometry.stride;
  const [dilationD, dilationH, dilationW] = geometry.dilation;
  const [beforeD, beforeH, beforeW] = geometry.before;
  const out = resultOf([batch, coarseChannels, outD, outH, outW], fine, weight);
  const [x, w, b, y] = [doubles(fine), doubles(weight), bias && doubles(bias), out.data];
  const inGroup = fineChannels / groups;
  const { from, to } = meetings(geometry);
  const line = new Float64Array(outW);
  let at = 0;
  for (let n = 0; n < batch; n++)
    for (let o = 0; o < coarseChannels; o++) {
      const firstPlane = n * fineChannels + Math.floor((o * groups) / coarseChannels) * inGroup;
      for (let d = 0; d < outD; d++)
        for (let r = 0; r < outH; r++, at += outW) {
          line.fill(b ? (b[o] as number) : 0);
          for (let i = 0; i < inGroup; i++)
            for (let t = 0; t < kD; t++) {
              const z = d * strideD + t * dilationD - beforeD;
              if (z < 0 || z >= D) continue;
              for (let u = 0; u < kH; u++) {
                const row = r * strideH + u * dilationH - beforeH;
                if (row < 0 || row >= H) continue;
                const kernel = (((o * inGroup + i) * kD + t) * kH + u) * kW;
                const start = (((firstPlane + i) * D + z) * H + row) * W - beforeW;
                for (let v = 0; v < kW; v++) {
                  const factor = w[kernel + v] as number;
                  const end = to[v] as number;
                  let c = from[v] as number;
                  let source = start + v * dilationW + c * strideW;
                  for (; c < end; c++, source += strideW)
                    line[c] = (line[c] as number) + factor * (x[source] as number);
                }
              }
            }
          y.set(line, at);
        }
    }
  return out;
}

/** fine[n, i, r·s + u·d − b] += coarse[n, o, r] · weight[o, i, u], starting from bias[i]. */
export function convolveTransposed(
  coarse: NdArray,
  weight: NdArray,
  bias: NdArray | undefined,
  geometry: Geometry,
): NdArray {
  const { batch, groups, fineChannels, coarseChannels } = geometry;
  const [D, H, W] = geometry.coarse;
  const [outD, outH, outW] = geometry.fine;
  const [kD, kH, kW] = geometry.kernel;
  const [strideD, strideH, strideW] = geometry.stride;
  const [dilationD, dilationH, dilationW] = geometry.dilation;
  const [beforeD, beforeH, beforeW] = geometry.before;
  const out = resultOf([batch, fineChannels, outD, outH, outW], coarse, weight);
  const [x, w, b, y] = [doubles(coarse), doubles(weight), bias && doubles(bias), out.data];
  const [inGroup, outGroup] = [coarseChannels / groups, fineChannels / groups];
  const { from, to } = meetings(geometry);
  const line = new Float64Array(outW);
  let at = 0;
  for (let n = 0; n < batch; n++)
    for (let o = 0; o < fineChannels; o++) {
      const first = Math.floor(o / outGroup) * inGroup;
      for (let d = 0; d < outD; d++)
        for (let r = 0; r < outH; r++, at += outW) {
          line.fill(b ? (b[o] as number) : 0);
          for (let t = 0; t < kD; t++) {
            const z = (d + beforeD - t * dilationD) / strideD;
            if (z < 0 || z >= D || !Number.isInteger(z)) continue;
            for (let u = 0; u < kH; u++) {
              const row = (r + beforeH - u * dilationH) / strideH;
              if (row < 0 || row >= H || !Number.isInteger(row)) continue;
              for (let i = first; i < first + inGroup; i++) {
                const kernel = (((i * outGroup + (o % outGroup)) * kD + t) * kH + u) * kW;
                const source = (((n * coarseChannels + i) * D + z) * H + row) * W;
                for (let v = 0; v < kW; v++) {
                  const factor = w[kernel + v] as number;
                  const end = to[v] as number;
                  let c = from[v] as number;
                  let target = v * dilationW - beforeW + c * strideW;
                  for (; c < end; c++, target += strideW)
                    line[target] = (line[target] as number) + factor * (x[source + c] as number);
                }
              }
            }
          }
          y.set(line, at);
        }
    }
  return out;
}

/** weight[o, i, u] = Σ_{n, r} coarse[n, o, r] · fine[n, i, r·s + u·d − b]. */
export function convolveWeight(fine: NdArray, coarse: NdArray, geometry: Geometry): NdArray {
  const { batch, groups, fineChannels, coarseChannels } = geometry;
  const [D, H, W] = geometry.fine;
  const [depths, rows, columns] = geometry.coarse;
  const [kD, kH, kW] = geometry.kernel;
  const [strideD, strideH, strideW] = geometry.stride;
  const [dilationD, dilationH, dilationW] = geometry.dilation;
  const [beforeD, beforeH, beforeW] = geometry.before;
  const inGroup = fineChannels / groups;
  const out = resultOf([coarseChannels, inGroup, kD, kH, kW], fine, coarse);
  const [x, g, dw] = [doubles(fine), doubles(coarse), out.data];
  const { from, to } = meetings(geometry);
  const sums = new Float64Array(kD * kH * kW);
  for (let o = 0; o < coarseChannels; o++)
    for (let i = 0; i < inGroup; i++) {
      const channel = Math.floor((o * groups) / coarseChannels) * inGroup + i;
      sums.fill(0);
      for (let n = 0; n < batch; n++)
        for (let d = 0; d < depths; d++)
          for (let r = 0; r < rows; r++) {
            const line = (((n * coarseChannels + o) * depths + d) * rows + r) * columns;
            for (let t = 0; t < kD; t++) {
              const z = d * strideD + t * dilationD - beforeD;
              if (z < 0 || z >= D) continue;
              for (let u = 0; u < kH; u++) {
                const row = r * strideH + u * dilationH - beforeH;
                if (row < 0 || row >= H) continue;
                const start = (((n * fineChannels + channel) * D + z) * H + row) * W - beforeW;
                for (let v = 0; v < kW; v++) {
                  const end = to[v] as number;
                  let c = from[v] as number;
                  let source = start + v * dilationW + c * strideW;
                  let sum = 0;
                  for (; c < end; c++, source += strideW)
                    sum += (g[line + c] as number) * (x[source] as number);
                  const cell = (t * kH + u) * kW + v;
                  sums[cell] = (sums[cell] as number) + sum;
                }
              }
            }
          }
      dw.set(sums, (o * inGroup + i) * sums.length);
    }
  return out;
}

/** For each kernel column the coarse columns, from … to − 1, whose fine partner exists. */
function meetings({ fine, coarse, kernel, stride, dilation, before }: Geometry): {
  from: Int32Array;
  to: Int32Array;
} {
  const from = new Int32Array(kernel[2]);
  const to = new Int32Array(kernel[2]);
  for (let v = 0; v < kernel[2]; v++) {
    const left = v * dilation[2] - before[2];
    from[v] = Math.max(0, Math.ceil(-left / stride[2]));
    to[v] = Math.min(coarse[2], Math.floor((fine[2] - 1 - left) / stride[2]) + 1);
  }
  return { from, to };
}

function resultOf(shape: readonly number[], a: NdArray, b: NdArray): NdArray {
  return NdArray.empty(shape, floatFor(promote(a, b)));
}

/** One kind of array for the loops: code that meets several kinds runs at half the speed. */
function doubles(array: NdArray): Float64Array {
  const values = array.values();
  return values instanceof Float64Array ? values : Float64Array.from(values);
}
