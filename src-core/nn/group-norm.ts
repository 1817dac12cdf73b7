import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { groupNorm } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { ones } from './init/fill.ts';
import { Layer, beside, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { pythonFields, pythonFloat } from './repr.ts';
import { checkSizes } from './sizes.ts';

export interface GroupNormOptions extends DTypeOptions {
  eps?: number | undefined;
  affine?: boolean | undefined;
  /** Whether a shift is learnt beside the scale. Default true. */
  bias?: boolean | undefined;
}

/**
 * (input − mean) / √(variance + eps) · weight + bias, with mean and variance over a group of channels of each sample.
 *
 * Shapes: [N, C, …] → the same; weight and bias [C].
 * Errors: ArgumentError unless the groups divide the channels.
 * Source: torch.nn.GroupNorm.
 */
export class GroupNorm extends Layer {
  weight: Tensor | undefined;
  bias: Tensor | undefined;
  readonly numGroups: number;
  readonly numChannels: number;
  readonly eps: number;

  constructor(
    numGroups: number,
    numChannels: number,
    { eps = 1e-5, affine = true, bias = true, dtype }: GroupNormOptions = {},
  ) {
    super('GroupNorm');
    checkSizes('GroupNorm', { numGroups, numChannels });
    if (numChannels % numGroups !== 0)
      throw new ArgumentError('GroupNorm', `channels that ${numGroups} divides`, `${numChannels}`);
    this.numGroups = numGroups;
    this.numChannels = numChannels;
    this.eps = eps;
    if (affine) this.weight = ones(parameter([numChannels], dtype));
    if (affine && bias) this.bias = parameter([numChannels], dtype);
  }

  override forward<V extends Value>(input: V): V {
    const [weight, bias] = [beside(input, this.weight), beside(input, this.bias)];
    return groupNorm(input, this.numGroups, weight, bias, { eps: this.eps });
  }

  override extraRepr(): string {
    const [affine, bias] = [this.weight !== undefined, this.bias !== undefined];
    const learnt = pythonFields({ affine, bias });
    return `${this.numGroups}, ${this.numChannels}, eps=${pythonFloat(this.eps)}, ${learnt}`;
  }
}
