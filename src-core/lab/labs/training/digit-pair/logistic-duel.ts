import type { LabelledImages } from '#core/data/labelled-images.ts';
import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import type { WeightUpdate } from '../../../lab.ts';
import { plainUpdate } from '../common/plain-update.ts';
import { LogisticModel } from './logistic-model.ts';
import { crossEntropy, squaredDistance } from './margin-loss.ts';
import { digitPair, splitAtRandom, splitByPosition, withNoise } from './pair-data.ts';
import type { SignedImages } from './pair-data.ts';

export interface DuelSettings {
  low: number;
  high: number;
  /** By position, or the number of images that train, picked by the seed. */
  split: { fold: number; remainder: number } | { training: number };
  rate: number;
  /** Images in a batch; 0 takes all of them at once. */
  batch: number;
  /** S: start weights are S·(2u − 1). */
  spread: number;
  /** Share of training labels that are reversed. */
  noise: number;
}

const contestants = ['crossEntropy', 'squared'] as const;
export type Contestant = (typeof contestants)[number];
const losses = { crossEntropy, squared: squaredDistance } as const;

/**
 * One model trained with two losses from the same start on the same images, batch for batch.
 *
 * One stream R32(seed): the split, unless it goes by position; where the start is wide a start weight for each pixel; where
 * labels are noisy one number each in training order; then, with batches, a shuffle of the training rows each epoch.
 */
export class LogisticDuel {
  readonly training: SignedImages;
  readonly test: SignedImages;
  /** Training labels before any was reversed. */
  readonly cleanSigns: Float64Array;
  /** Test images on the right side before the first step. */
  readonly rightAtStart: number;
  readonly models: Readonly<Record<Contestant, LogisticModel>>;
  readonly random: Random;
  readonly #rate: number;
  readonly #batch: number;

  /** Errors: AppError when there is nothing to train or to test with. */
  constructor(settings: DuelSettings, seed: number, own?: LabelledImages) {
    const { low, high, split, rate, batch, spread, noise } = settings;
    this.random = new Random(seed);
    const all = digitPair(low, high, own);
    const pixels = all.height * all.width;
    const { training, test } =
      'fold' in split
        ? splitByPosition(all, split.fold, split.remainder)
        : splitAtRandom(all, Math.min(split.training, all.count - 1), this.random);
    if (training.count === 0 || test.count === 0)
      throw new AppError('lab', 'digit-pair: expected a remainder below fold, got no test images');
    this.models = {
      crossEntropy: new LogisticModel(pixels),
      squared: new LogisticModel(pixels),
    };
    for (let k = 0; k < pixels && spread > 0; k++) {
      const weight = spread * (2 * this.random.next() - 1);
      for (const one of contestants) this.models[one].weights[k] = weight;
    }
    this.cleanSigns = training.signs;
    this.training = noise > 0 ? withNoise(training, noise, this.random) : training;
    this.test = test;
    this.rightAtStart = this.models.crossEntropy.right(test);
    this.#rate = rate;
    this.#batch = batch;
  }

  /** One pass over the training images, for both. */
  epoch(): void {
    for (const batch of this.#batches())
      for (const one of contestants)
        this.models[one].step(this.training, batch, losses[one], this.#rate);
  }

  /** How the next batch changes a weight of one of the models. */
  nextUpdate(one: Contestant, index: number): WeightUpdate | undefined {
    const before = this.random.save();
    const [batch = []] = this.#batches();
    this.random.restore(before);
    const { weights, gradient } = this.models[one];
    this.models[one].differentiate(this.training, batch, losses[one]);
    return plainUpdate(`${one}.a[${index}]`, weights[index], gradient[index], this.#rate);
  }

  #batches(): number[][] {
    const rows = Array.from({ length: this.training.count }, (_, i) => i);
    const order = this.#batch === 0 ? rows : this.random.shuffle(rows);
    const size = this.#batch === 0 ? order.length : this.#batch;
    return Array.from({ length: Math.ceil(order.length / size) }, (_, i) =>
      order.slice(i * size, (i + 1) * size),
    );
  }

  meanLoss(one: Contestant): number {
    return this.models[one].meanLoss(this.training, losses[one]);
  }

  testAccuracy(one: Contestant): number {
    return this.models[one].right(this.test) / this.test.count;
  }

  /** Mean push of the training images that lie on the wrong side; undefined where there are none. */
  pullOfWrong(one: Contestant): number | undefined {
    const wrong = this.models[one].margins(this.training).filter((margin) => margin <= 0);
    if (wrong.length === 0) return undefined;
    return wrong.reduce((sum, margin) => sum + losses[one].push(margin), 0) / wrong.length;
  }
}
