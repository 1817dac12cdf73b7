import type { Tensor } from '#core/autograd/tensor.ts';
import { linear } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { defaultInit } from './init/default-init.ts';
import { Layer, beside, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { pythonFields } from './repr.ts';
import { checkSizes } from './sizes.ts';

/**
 * Fully connected layer: out[…, o] = Σ_i input[…, i] · weight[o, i] + bias[o].
 *
 * Shapes: […, inFeatures] → […, outFeatures]; weight [outFeatures, inFeatures], bias [outFeatures].
 * Errors: ArgumentError for sizes that are no whole numbers ≥ 0; ShapeError for an input that does not fit.
 * Source: torch.nn.Linear.
 */
export class Linear extends Layer {
  weight: Tensor;
  bias: Tensor | undefined;

  constructor(
    inFeatures: number,
    outFeatures: number,
    { bias = true, dtype }: { bias?: boolean | undefined } & DTypeOptions = {},
  ) {
    super('Linear');
    checkSizes('Linear', { inFeatures, outFeatures }, 0);
    this.weight = parameter([outFeatures, inFeatures], dtype);
    this.bias = bias ? parameter([outFeatures], dtype) : undefined;
    defaultInit(this.weight, this.bias);
  }

  override forward<V extends Value>(input: V): V {
    return linear(input, beside(input, this.weight), beside(input, this.bias));
  }

  override extraRepr(): string {
    const [out_features, in_features] = this.weight.shape;
    return pythonFields({ in_features, out_features, bias: this.bias !== undefined });
  }
}
