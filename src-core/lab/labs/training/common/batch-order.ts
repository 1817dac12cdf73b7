import { ArgumentError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';

/**
 * Which examples are in which batch: each epoch has an order of its own, which depends on the seed and the number of
 * the epoch alone, so nothing has to be saved. A last batch that would not be full is left out.
 */
export class BatchOrder {
  /** Batches in an epoch. */
  readonly perEpoch: number;
  readonly #count: number;
  readonly #size: number;
  readonly #seed: number;
  #epoch = -1;
  #order: readonly number[] = [];

  /** Errors: ArgumentError for batches of more examples than there are. */
  constructor(count: number, size: number, seed: number) {
    if (size > count) throw new ArgumentError('batch', `at most ${count} examples`, `${size}`);
    this.#count = count;
    this.#size = size;
    this.#seed = seed;
    this.perEpoch = Math.floor(count / size);
  }

  /** The examples of the batch of this step, counted from 0. */
  rows(step: number): readonly number[] {
    const epoch = Math.floor(step / this.perEpoch);
    if (epoch !== this.#epoch) {
      const all = Array.from({ length: this.#count }, (_, i) => i);
      this.#order = new Random(seedFrom('order', this.#seed, epoch)).shuffle(all);
      this.#epoch = epoch;
    }
    const start = (step % this.perEpoch) * this.#size;
    return this.#order.slice(start, start + this.#size);
  }
}
