// What the softmax family shares.
import { expOf, logOf } from '#core/elementary/index.ts';
import { fastSoftmaxGrad } from '#core/kernels/softmax.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { mapGroups } from './groups.ts';
import { laneDims } from './lanes.ts';
import type { LaneOptions } from './lanes.ts';
import type { OpFunctions, Value } from './op.ts';

function largestOf(lane: Float64Array): number {
  let largest = -Infinity;
  for (let i = 0; i < lane.length; i++) {
    const entry = lane[i] as number;
    // NaN does not compare, and stays.
    if (!(entry <= largest)) largest = entry;
    if (Number.isNaN(entry)) break;
  }
  return largest;
}

/** out = e^(lane − max) / Σ e^(lane − max). */
export function softmaxOfLane(out: Float64Array, [lane]: readonly [Float64Array]): void {
  const largest = largestOf(lane);
  let total = 0;
  for (let i = 0; i < lane.length; i++) {
    const power = expOf((lane[i] as number) - largest);
    out[i] = power;
    total += power;
  }
  for (let i = 0; i < lane.length; i++) out[i] = (out[i] as number) / total;
}

/** out = lane − max − ln Σ e^(lane − max). */
export function logSoftmaxOfLane(out: Float64Array, [lane]: readonly [Float64Array]): void {
  const largest = largestOf(lane);
  let total = 0;
  for (let i = 0; i < lane.length; i++) total += expOf((lane[i] as number) - largest);
  const log = logOf(total);
  for (let i = 0; i < lane.length; i++) out[i] = (lane[i] as number) - largest - log;
}

/**
 * How y = softmax(x) changes when x changes by `rate`: y · (rate − Σ rate · y). The matrix of it is symmetric, so it
 * carries gradients back as well. Shapes: as `y`.
 */
export function throughSoftmax<V extends Value>(
  ops: OpFunctions,
  y: V,
  rate: V,
  { dim }: LaneOptions,
): V {
  const dims = laneDims('softmax', dim, y.shape.length);
  if (y instanceof NdArray && rate instanceof NdArray)
    return ((dims[0] === y.rank - 1 ? fastSoftmaxGrad('softmax', rate, y) : undefined) ??
      mapGroups([y, rate], dims, throughLane)) as Value as V;
  const mean = ops.sum(ops.mul(rate, y), { dim: dims, keepdim: true });
  return ops.mul(y, ops.sub(rate, mean));
}

function throughLane(out: Float64Array, [y, rate]: readonly [Float64Array, Float64Array]): void {
  let mean = 0;
  for (let i = 0; i < y.length; i++) mean += (y[i] as number) * (rate[i] as number);
  for (let i = 0; i < y.length; i++) out[i] = (y[i] as number) * ((rate[i] as number) - mean);
}
