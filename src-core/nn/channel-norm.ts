import type { Tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { ones } from './init/fill.ts';
import { Layer, buffer, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { pythonFields, pythonFloat } from './repr.ts';
import { checkSizes } from './sizes.ts';

export interface ChannelNormOptions extends DTypeOptions {
  eps?: number | undefined;
  /** The share of new statistics in the running ones; null averages over all batches so far. */
  momentum?: number | null | undefined;
  /** Whether scale and shift are learnt. */
  affine?: boolean | undefined;
  /** Whether a shift is learnt beside the scale. Default true. */
  bias?: boolean | undefined;
  trackRunningStats?: boolean | undefined;
}

/** Scale and shift for each channel, and running statistics: what batch and instance normalisation share. */
export abstract class ChannelNorm extends Layer {
  weight: Tensor | undefined;
  bias: Tensor | undefined;
  runningMean: Tensor | undefined;
  runningVar: Tensor | undefined;
  numBatchesTracked: Tensor | undefined;
  readonly numFeatures: number;
  readonly eps: number;
  readonly momentum: number | null;
  readonly #ranks: readonly number[];

  /** `ranks`: how many axes an input may have. Errors: ArgumentError for numFeatures that is no whole number ≥ 1. */
  constructor(
    name: string,
    numFeatures: number,
    ranks: readonly number[],
    {
      eps = 1e-5,
      momentum = 0.1,
      affine,
      bias = true,
      trackRunningStats,
      dtype,
    }: ChannelNormOptions,
  ) {
    super(name);
    checkSizes(name, { numFeatures });
    this.numFeatures = numFeatures;
    this.eps = eps;
    this.momentum = momentum;
    this.#ranks = ranks;
    if (affine) this.weight = ones(parameter([numFeatures], dtype));
    if (affine && bias) this.bias = parameter([numFeatures], dtype);
    if (trackRunningStats) {
      this.runningMean = buffer([numFeatures], 0, dtype);
      this.runningVar = buffer([numFeatures], 1, dtype);
      this.numBatchesTracked = buffer([], 0, 'int32');
    }
  }

  /** Errors: ShapeError for an input with more or fewer axes. */
  protected checkRank(shape: readonly number[]): void {
    if (!this.#ranks.includes(shape.length))
      throw new ShapeError(this.typeName, `an input with ${this.#ranks.join(' or ')} axes`, shape);
  }

  /** running ← (1 − share) · running + share · latest, in place. */
  protected track(latest: { mean: NdArray; variance: NdArray }, share: number): void {
    if (this.runningMean) mix(this.runningMean, latest.mean, share);
    if (this.runningVar) mix(this.runningVar, latest.variance, share);
  }

  override extraRepr(): string {
    return [
      `${this.numFeatures}, eps=${pythonFloat(this.eps)}`,
      `momentum=${this.momentum === null ? 'None' : pythonFloat(this.momentum)}`,
      pythonFields({
        affine: this.weight !== undefined,
        bias: this.bias !== undefined,
        track_running_stats: this.runningMean !== undefined,
      }),
    ].join(', ');
  }
}

function mix(running: Tensor, latest: NdArray, share: number): void {
  const numbers = latest.values();
  running.change((data) => {
    for (let i = 0; i < data.length; i++)
      data[i] = (1 - share) * (data[i] as number) + share * (numbers[i] as number);
  });
}
