// Layers that turn the numbers along one axis into probabilities. Formula and source of each: the op that it is made of.
import { logSoftmax, softmax, softmin } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFields } from './repr.ts';

function alongAxis(name: string, apply: <V extends Value>(input: V, dim: number) => V) {
  return class AlongAxis extends Layer {
    readonly dim: number;

    constructor(dim: number) {
      super(name);
      this.dim = dim;
    }

    override forward<V extends Value>(input: V): V {
      return apply(input, this.dim);
    }

    override extraRepr(): string {
      return pythonFields({ dim: this.dim });
    }
  };
}

export const Softmax = alongAxis('Softmax', softmax);
export const LogSoftmax = alongAxis('LogSoftmax', logSoftmax);
export const Softmin = alongAxis('Softmin', softmin);
