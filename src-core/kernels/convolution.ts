import { NdArray } from '#core/tensor/nd-array.ts';
import * as plain from './plain/convolution.ts';
import type { Geometry } from './plain/convolution.ts';
import { checkFinite } from './reduce.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import { conv2dWeightGrad } from './wasm/conv2d-weight-grad.ts';
import { conv2dForward, conv2dInputGrad } from './wasm/conv2d.ts';
import type { Conv2dSizes } from './wasm/conv2d.ts';

export type { Geometry } from './plain/convolution.ts';

/** From so many products on the fast tier pays for its call. */
const worthwhile = 8192;

/** coarse[n, o, r] = bias[o] + Σ_{i, u} fine[n, i, r·s + u·d − b] · weight[o, i, u]. */
export function convolve(
  fine: NdArray,
  weight: NdArray,
  bias: NdArray | undefined,
  geometry: Geometry,
): NdArray {
  const { batch, coarseChannels, coarse } = geometry;
  return (
    fast([fine, weight], [weight], geometry, [batch, coarseChannels, ...coarse], (call, out) =>
      conv2dForward(call.runner, {
        ...sizesOf(geometry),
        input: call.input(fine),
        weight: call.input(weight),
        bias: bias ? call.input(bias) : 0,
        out,
        temporary: call.temporary,
      }),
    ) ?? plain.convolve(fine, weight, bias, geometry)
  );
}

/** fine[n, i, r·s + u·d − b] += coarse[n, o, r] · weight[o, i, u], starting from bias[i]. */
export function convolveTransposed(
  coarse: NdArray,
  weight: NdArray,
  bias: NdArray | undefined,
  geometry: Geometry,
): NdArray {
  const { batch, fineChannels, fine } = geometry;
  return (
    fast([coarse, weight], [weight], geometry, [batch, fineChannels, ...fine], (call, inputGrad) =>
      conv2dInputGrad(call.runner, {
        ...sizesOf(geometry),
        outGrad: call.input(coarse),
        weight: call.input(weight),
        bias: bias ? call.input(bias) : 0,
        inputGrad,
        temporary: call.temporary,
      }),
    ) ?? plain.convolveTransposed(coarse, weight, bias, geometry)
  );
}

/** weight[o, i, u] = Σ_{n, r} coarse[n, o, r] · fine[n, i, r·s + u·d − b]. */
export function convolveWeight(fine: NdArray, coarse: NdArray, geometry: Geometry): NdArray {
  const { groups, fineChannels, coarseChannels, kernel } = geometry;
  const shape = [coarseChannels, fineChannels / groups, ...kernel];
  return (
    fast([fine, coarse], [fine, coarse], geometry, shape, (call, weightGrad) =>
      conv2dWeightGrad(call.runner, {
        ...sizesOf(geometry),
        input: call.input(fine),
        outGrad: call.input(coarse),
        weightGrad,
        temporary: call.temporary,
      }),
    ) ?? plain.convolveWeight(fine, coarse, geometry)
  );
}

/**
 * The result of the fast tier, for one or two axes in float32; undefined when the plain one has to serve. The kernels
 * multiply the zeros of the padding too, which yields NaN where `factors` hold an infinity: those must be finite.
 */
function fast(
  operands: readonly NdArray[],
  factors: readonly NdArray[],
  geometry: Geometry,
  shape: readonly number[],
  run: (call: Call, out: number) => void,
): NdArray | undefined {
  if (!operands.every(({ dtype }) => dtype === 'float32')) return undefined;
  if (!isFlat(geometry) || !pays(productsOf(geometry), worthwhile)) return undefined;
  const out = NdArray.empty(shape, 'float32');
  const isDone = onFastTier((call) => {
    for (const factor of factors) checkFinite(call, factor);
    run(call, call.output(out));
  });
  return isDone ? out : undefined;
}

/** Whether the axis of depth is only there for form. */
function isFlat({ fine, coarse, kernel, before }: Geometry): boolean {
  return fine[0] === 1 && coarse[0] === 1 && kernel[0] === 1 && before[0] === 0;
}

function productsOf({
  batch,
  groups,
  fineChannels,
  coarseChannels,
  coarse,
  kernel,
}: Geometry): number {
  const places = coarse[0] * coarse[1] * coarse[2];
  const taps = kernel[0] * kernel[1] * kernel[2] * (fineChannels / groups);
  return batch * coarseChannels * places * taps;
}

function sizesOf(geometry: Geometry): Conv2dSizes {
  const { batch, groups, fineChannels, coarseChannels } = geometry;
  const [, H, W] = geometry.fine;
  const [, outH, outW] = geometry.coarse;
  const [, kH, kW] = geometry.kernel;
  const [, strideH, strideW] = geometry.stride;
  const [, padH, padW] = geometry.before;
  const [, dilationH, dilationW] = geometry.dilation;
  return {
    ...{ N: batch, C: fineChannels, H, W, O: coarseChannels, kH, kW, groups, outH, outW },
    ...{ strideH, strideW, padH, padW, dilationH, dilationW },
  };
}
