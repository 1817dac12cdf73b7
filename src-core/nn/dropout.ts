import { ArgumentError } from '#core/errors.ts';
import { dropout, mul } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { currentRandom } from './generator.ts';
import { Layer } from './layer.ts';
import { pythonFields, pythonFloat } from './repr.ts';

export interface DropoutLayerOptions {
  /** The chance of each number, or of each channel, to be dropped. */
  p?: number | undefined;
  /** The same seed drops the same ones in the same calls; by default it is drawn like the weights. */
  seed?: number | undefined;
}

/** Each call in training has a seed of its own; in evaluation nothing happens, and no seed is used up. */
abstract class Dropping extends Layer {
  readonly p: number;
  readonly #random: Random;

  constructor(name: string, { p = 0.5, seed = seedBy(currentRandom()) }: DropoutLayerOptions) {
    super(name);
    if (!(p >= 0 && p <= 1)) throw new ArgumentError(name, 'p in 0 … 1', `${p}`);
    this.p = p;
    this.#random = new Random(seed);
  }

  protected abstract drop<V extends Value>(input: V, options: { p: number; seed: number }): V;

  override forward<V extends Value>(input: V): V {
    if (!this.training || this.p === 0) return input;
    return this.drop(input, { p: this.p, seed: seedBy(this.#random) });
  }

  override extraRepr(): string {
    return `p=${pythonFloat(this.p)}, ${pythonFields({ inplace: false })}`;
  }
}

const seedBy = (random: Random) => random.integer(0, 2 ** 32 - 1);

/**
 * In training drops numbers at random, each call others, and scales the rest by 1 / (1 − p); in evaluation does nothing.
 *
 * Errors: ArgumentError for p outside 0 … 1.
 * Source: torch.nn.Dropout.
 */
export class Dropout extends Dropping {
  constructor(options: DropoutLayerOptions = {}) {
    super('Dropout', options);
  }

  protected override drop<V extends Value>(input: V, options: { p: number; seed: number }): V {
    return dropout(input, options);
  }
}

/** Drops whole channels of a sample: one draw for each, repeated over its places. */
function channelDropout(name: string) {
  return class ChannelDropout extends Dropping {
    constructor(options: DropoutLayerOptions = {}) {
      super(name, options);
    }

    protected override drop<V extends Value>(input: V, options: { p: number; seed: number }): V {
      const channels = input.shape.map((size, axis) => (axis < 2 ? size : 1));
      const kept = dropout(NdArray.full(channels, 1, input.dtype), options);
      return mul(input, kept as Value as V);
    }
  };
}

/** Shapes: [N, C, …] → the same. Source: torch.nn.Dropout1d. */
export const Dropout1d = channelDropout('Dropout1d');
/** Shapes: [N, C, …] → the same. Source: torch.nn.Dropout2d. */
export const Dropout2d = channelDropout('Dropout2d');
/** Shapes: [N, C, …] → the same. Source: torch.nn.Dropout3d. */
export const Dropout3d = channelDropout('Dropout3d');
