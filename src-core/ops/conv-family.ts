import type { Axes } from './axis-sizes.ts';
import type { ConvOptions, ConvTransposeOptions, ConvWeightOptions } from './conv-options.ts';
import type { OpFunctions, Value } from './op.ts';

type Layer<Options> = <V extends Value>(
  input: V,
  weight: V,
  bias: undefined,
  options: Options,
) => V;

/** The three ops over as many axes. */
interface Family {
  conv: Layer<ConvOptions>;
  convTranspose: Layer<ConvTransposeOptions>;
  convWeight: <V extends Value>(input: V, gradOutput: V, options: ConvWeightOptions) => V;
}

/**
 * A convolution is linear in each of fine side, coarse side and kernel, and there is an op that makes each of them from
 * the other two: conv the coarse side, convTranspose the fine side, convWeight the kernel. The gradients of each are
 * the other two.
 */
export function convFamily(ops: OpFunctions, axes: Axes): Family {
  if (axes === 1)
    return { conv: ops.conv1d, convTranspose: ops.convTranspose1d, convWeight: ops.conv1dWeight };
  if (axes === 2)
    return { conv: ops.conv2d, convTranspose: ops.convTranspose2d, convWeight: ops.conv2dWeight };
  return { conv: ops.conv3d, convTranspose: ops.convTranspose3d, convWeight: ops.conv3dWeight };
}

/** The gradient of a bias: Σ grad over batch and places. Shapes: grad [N, O, …] or [O, …] → [O]. */
export function biasGradient<V extends Value>(ops: OpFunctions, grad: V, axes: Axes): V {
  const channel = grad.shape.length - axes - 1;
  const others = grad.shape.map((_, axis) => axis).filter((axis) => axis !== channel);
  return ops.sum(grad, { dim: others });
}

/** The change of a result whose bias changes by `rate`. Shapes: rate [O] → [O, 1, …]. */
export function biasRate<V extends Value>(ops: OpFunctions, rate: V, axes: Axes): V {
  return ops.reshape(rate, [-1, ...new Array<number>(axes).fill(1)]);
}
