import { ArgumentError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Dataset } from './dataset.ts';

export interface DataLoaderOptions {
  batchSize?: number | undefined;
  /** In a new order each epoch, which depends on `seed` and the number of the epoch alone. */
  shuffle?: boolean | undefined;
  seed?: number | undefined;
  /** Leaves out a last batch that is not full. */
  dropLast?: boolean | undefined;
}

/**
 * The examples of a data set in batches. Every `for … of` is the next epoch; `epoch` starts any by its number.
 *
 * Errors: ArgumentError for a batchSize below 1.
 * Source: torch.utils.data.DataLoader.
 */
export class DataLoader {
  readonly dataset: Dataset;
  readonly batchSize: number;
  readonly #options: DataLoaderOptions;
  #nextEpoch = 0;

  constructor(dataset: Dataset, options: DataLoaderOptions = {}) {
    const { batchSize = 1 } = options;
    if (!Number.isInteger(batchSize) || batchSize < 1)
      throw new ArgumentError('DataLoader', 'a whole batchSize ≥ 1', `${batchSize}`);
    this.dataset = dataset;
    this.batchSize = batchSize;
    this.#options = options;
  }

  /** The number of batches in an epoch. */
  get length(): number {
    const batches = this.dataset.length / this.batchSize;
    return this.#options.dropLast ? Math.floor(batches) : Math.ceil(batches);
  }

  [Symbol.iterator](): Generator<NdArray[]> {
    return this.epoch(this.#nextEpoch++);
  }

  *epoch(number: number): Generator<NdArray[]> {
    const order = this.#orderOf(number);
    for (let i = 0; i < this.length; i++)
      yield this.dataset.batch(order.slice(i * this.batchSize, (i + 1) * this.batchSize));
  }

  #orderOf(epoch: number): number[] {
    const order = Array.from({ length: this.dataset.length }, (_, i) => i);
    const { shuffle = false, seed = 0 } = this.#options;
    return shuffle ? new Random(seedFrom('epoch', seed, epoch)).shuffle(order) : order;
  }
}
