import type { Tensor } from '#core/autograd/tensor.ts';
import { layerNorm, rmsNorm } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { ones } from './init/fill.ts';
import { Layer, beside, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { pythonFields, pythonFloat, pythonValue } from './repr.ts';
import { checkSizes } from './sizes.ts';

export interface TrailingNormOptions extends DTypeOptions {
  eps?: number | undefined;
  elementwiseAffine?: boolean | undefined;
}

/**
 * (input − mean) / √(variance + eps) · weight + bias, with mean and variance over the last axes.
 *
 * Shapes: […, …normalizedShape] → the same; weight and bias normalizedShape.
 * Errors: ShapeError for an input that does not end in normalizedShape.
 * Source: torch.nn.LayerNorm.
 */
export class LayerNorm extends Layer {
  weight: Tensor | undefined;
  bias: Tensor | undefined;
  readonly normalizedShape: readonly number[];
  readonly eps: number;

  constructor(
    normalizedShape: number | readonly number[],
    {
      eps = 1e-5,
      elementwiseAffine = true,
      bias = true,
      dtype,
    }: TrailingNormOptions & { bias?: boolean | undefined } = {},
  ) {
    super('LayerNorm');
    this.normalizedShape = shapeOf('LayerNorm', normalizedShape);
    this.eps = eps;
    if (elementwiseAffine) this.weight = ones(parameter(this.normalizedShape, dtype));
    if (elementwiseAffine && bias) this.bias = parameter(this.normalizedShape, dtype);
  }

  override forward<V extends Value>(input: V): V {
    const { normalizedShape, eps } = this;
    const [weight, bias] = [beside(input, this.weight), beside(input, this.bias)];
    return layerNorm(input, normalizedShape, weight, bias, { eps });
  }

  override extraRepr(): string {
    const eps = pythonFloat(this.eps);
    const [elementwise_affine, bias] = [this.weight !== undefined, this.bias !== undefined];
    const learnt = pythonFields({ elementwise_affine, bias });
    return `${pythonValue(this.normalizedShape)}, eps=${eps}, ${learnt}`;
  }
}

/**
 * input / √(mean square + eps) · weight over the last axes.
 *
 * Shapes: as `LayerNorm`. Source: torch.nn.RMSNorm; eps is the spacing of numbers at 1 unless it is given.
 */
export class RMSNorm extends Layer {
  weight: Tensor | undefined;
  readonly normalizedShape: readonly number[];
  readonly eps: number | undefined;

  constructor(
    normalizedShape: number | readonly number[],
    { eps, elementwiseAffine = true, dtype }: TrailingNormOptions = {},
  ) {
    super('RMSNorm');
    this.normalizedShape = shapeOf('RMSNorm', normalizedShape);
    this.eps = eps;
    if (elementwiseAffine) this.weight = ones(parameter(this.normalizedShape, dtype));
  }

  override forward<V extends Value>(input: V): V {
    const { normalizedShape, eps } = this;
    return rmsNorm(input, normalizedShape, beside(input, this.weight), { eps });
  }

  override extraRepr(): string {
    const eps = this.eps === undefined ? 'None' : pythonFloat(this.eps);
    const affine = pythonFields({ elementwise_affine: this.weight !== undefined });
    return `${pythonValue(this.normalizedShape)}, eps=${eps}, ${affine}`;
  }
}

function shapeOf(who: string, normalizedShape: number | readonly number[]): readonly number[] {
  const shape = typeof normalizedShape === 'number' ? [normalizedShape] : [...normalizedShape];
  for (const size of shape) checkSizes(who, { normalizedShape: size });
  return shape;
}
