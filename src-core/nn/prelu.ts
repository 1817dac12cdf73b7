import type { Tensor } from '#core/autograd/tensor.ts';
import { prelu } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { constant } from './init/fill.ts';
import { Layer, beside, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { pythonFields } from './repr.ts';
import { checkSizes } from './sizes.ts';

export interface PReLUOptions extends DTypeOptions {
  /** 1 slope for all channels, or one each. */
  numParameters?: number | undefined;
  init?: number | undefined;
}

/** Leaky ReLU whose slope is learnt. Source: torch.nn.PReLU. */
export class PReLU extends Layer {
  weight: Tensor;

  constructor({ numParameters = 1, init = 0.25, dtype }: PReLUOptions = {}) {
    super('PReLU');
    checkSizes('PReLU', { numParameters });
    this.weight = constant(parameter([numParameters], dtype), init);
  }

  override forward<V extends Value>(input: V): V {
    return prelu(input, beside(input, this.weight));
  }

  override extraRepr(): string {
    return pythonFields({ num_parameters: this.weight.shape[0] });
  }
}
