import { Tensor } from '#core/autograd/tensor.ts';
import type { Value } from '#core/ops/op.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { keep } from '#core/tensor/scope.ts';
import { beside } from './layer.ts';
import { Module } from './module.ts';
import { copyOf } from './state-dict.ts';

/** How far a prediction is from its target. The target may be plain numbers beside a tensor. */
export abstract class Loss extends Module {
  abstract forward<V extends Value>(input: V, target: Value): V;
}

/** Weights that are saved with a loss and not trained. */
export function weights(given: NdArray | undefined): Tensor | undefined {
  return given && new Tensor(keep(copyOf(given)));
}

type Apply<Options> = <V extends Value>(input: V, target: V, options: Options) => V;

/** A loss that is one op of input and target; options as the op has them. */
export function pairLoss<Options extends object>(name: string, apply: Apply<Options>) {
  return class PairLoss extends Loss {
    readonly options: Options;

    constructor(options: Options = {} as Options) {
      super(name);
      this.options = options;
    }

    override forward<V extends Value>(input: V, target: Value): V {
      return apply(input, target as V, this.options);
    }
  };
}

type ApplyToThree<Options> = <V extends Value>(a: V, b: V, c: V, options: Options) => V;

/** A loss of three tensors, in the order of its op. */
export function tripleLoss<Options extends object>(name: string, apply: ApplyToThree<Options>) {
  return class TripleLoss extends Module {
    readonly options: Options;

    constructor(options: Options = {} as Options) {
      super(name);
      this.options = options;
    }

    forward<V extends Value>(first: V, second: Value, third: Value): V {
      return apply(first, second as V, third as V, this.options);
    }
  };
}

type ApplyWeighted<Options> = <V extends Value>(
  input: V,
  target: V,
  weight: V | undefined,
  options: Options,
) => V;

/** A loss with a weight a class, or an element. */
export function weightedLoss<Options extends object>(name: string, apply: ApplyWeighted<Options>) {
  return class WeightedLoss extends Loss {
    weight: Tensor | undefined;
    readonly options: Options;

    constructor(
      { weight, ...options }: Options & { weight?: NdArray | undefined } = {} as Options,
    ) {
      super(name);
      this.weight = weights(weight);
      this.options = options as unknown as Options;
    }

    override forward<V extends Value>(input: V, target: Value): V {
      return apply(input, target as V, beside(input, this.weight), this.options);
    }
  };
}
