import type { Tensor } from '#core/autograd/tensor.ts';
import { add, einsum } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { uniform } from './init/fill.ts';
import { beside, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { Module } from './module.ts';
import { pythonFields } from './repr.ts';
import { checkSizes } from './sizes.ts';

/**
 * A product of two inputs: out[…, o] = Σ_i Σ_j input1[…, i] · weight[o, i, j] · input2[…, j] + bias[o].
 *
 * Shapes: […, in1Features] and […, in2Features] → […, outFeatures]; weight [outFeatures, in1Features, in2Features].
 * Errors: ArgumentError for sizes that are no whole numbers ≥ 1; ShapeError for inputs that do not fit.
 * Source: torch.nn.Bilinear.
 */
export class Bilinear extends Module {
  weight: Tensor;
  bias: Tensor | undefined;

  constructor(
    in1Features: number,
    in2Features: number,
    outFeatures: number,
    { bias = true, dtype }: { bias?: boolean | undefined } & DTypeOptions = {},
  ) {
    super('Bilinear');
    checkSizes('Bilinear', { in1Features, in2Features, outFeatures });
    const bound = 1 / Math.sqrt(in1Features);
    this.weight = uniform(parameter([outFeatures, in1Features, in2Features], dtype), -bound, bound);
    if (bias) this.bias = uniform(parameter([outFeatures], dtype), -bound, bound);
  }

  forward<V extends Value>(input1: V, input2: V): V {
    const product = einsum('...i,oij,...j->...o', input1, beside(input1, this.weight), input2);
    const bias = beside(input1, this.bias);
    return bias ? add(product, bias) : product;
  }

  override extraRepr(): string {
    const [out_features, in1_features, in2_features] = this.weight.shape;
    const bias = this.bias !== undefined;
    return pythonFields({ in1_features, in2_features, out_features, bias });
  }
}
