import { ArgumentError, ShapeError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { dtypes } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';

/** Examples by number; a batch of them is one array for each thing that an example consists of. */
export interface Dataset {
  readonly length: number;
  /** The examples of these numbers, stacked along the first axis. Errors: ArgumentError for a number out of range. */
  batch(indices: readonly number[]): NdArray[];
}

/**
 * Example i is row i of every array, mostly [inputs, targets].
 *
 * Errors: ShapeError unless all arrays have the same number of rows.
 * Source: torch.utils.data.TensorDataset.
 */
export class TensorDataset implements Dataset {
  readonly arrays: readonly NdArray[];
  readonly length: number;

  constructor(...arrays: readonly NdArray[]) {
    const length = arrays[0]?.shape[0];
    if (length === undefined || arrays.some(({ shape }) => shape[0] !== length))
      throw new ShapeError(
        'TensorDataset',
        'arrays with the same number of rows',
        ...arrays.map(({ shape }) => shape),
      );
    this.arrays = arrays.map((array) => array.contiguous());
    this.length = length;
  }

  batch(indices: readonly number[]): NdArray[] {
    checkIndices(indices, this.length);
    return this.arrays.map((array) => rowsOf(array, indices));
  }
}

/** Some examples of another data set, under new numbers. Source: torch.utils.data.Subset. */
export class Subset implements Dataset {
  readonly dataset: Dataset;
  readonly indices: readonly number[];

  /** Errors: ArgumentError for an index that the data set does not have. */
  constructor(dataset: Dataset, indices: readonly number[]) {
    checkIndices(indices, dataset.length);
    this.dataset = dataset;
    this.indices = indices;
  }

  get length(): number {
    return this.indices.length;
  }

  batch(indices: readonly number[]): NdArray[] {
    checkIndices(indices, this.length);
    return this.dataset.batch(indices.map((i) => this.indices[i] as number));
  }
}

/**
 * The data set cut at random into parts of these lengths. Lengths that sum to 1 are shares: each is rounded down, and
 * what is left over goes to the first parts, one example each.
 *
 * Errors: ArgumentError unless the lengths sum to the number of examples, or to 1.
 * Source: torch.utils.data.random_split.
 */
export function randomSplit(
  dataset: Dataset,
  lengths: readonly number[],
  { seed = 0 }: { seed?: number } = {},
): Subset[] {
  const counts = countsOf(lengths, dataset.length);
  const order = new Random(seed).shuffle(Array.from({ length: dataset.length }, (_, i) => i));
  let start = 0;
  return counts.map((count) => new Subset(dataset, order.slice(start, (start += count))));
}

function countsOf(lengths: readonly number[], total: number): number[] {
  const sum = lengths.reduce((all, each) => all + each, 0);
  const areWhole = lengths.every((each) => Number.isInteger(each) && each >= 0);
  if (areWhole && sum === total) return [...lengths];
  if (!lengths.every((each) => each >= 0 && each <= 1) || Math.abs(sum - 1) > 1e-9)
    throw new ArgumentError(
      'randomSplit',
      `lengths that sum to ${total}, or shares that sum to 1`,
      lengths.join(', '),
    );
  const counts = lengths.map((share) => Math.floor(share * total));
  const left = total - counts.reduce((all, each) => all + each, 0);
  return counts.map(
    (count, i) => count + Math.floor(left / counts.length) + (i < left % counts.length ? 1 : 0),
  );
}

function rowsOf(array: NdArray, indices: readonly number[]): NdArray {
  const rowShape = array.shape.slice(1);
  const size = elementCount('batch', rowShape);
  // Ordinary memory: batches are made outside of the scope of a step, and a loop without pause gives the heap no chance
  // to learn that they are gone.
  const to = dtypes[array.dtype].make(indices.length * size);
  const from = array.data;
  for (const [row, index] of indices.entries()) {
    const start = array.offset + index * size;
    for (let i = 0; i < size; i++) to[row * size + i] = from[start + i] as number;
  }
  return NdArray.from(to, [indices.length, ...rowShape]);
}

function checkIndices(indices: readonly number[], length: number): void {
  const wrong = indices.find((i) => !Number.isInteger(i) || i < 0 || i >= length);
  if (wrong !== undefined)
    throw new ArgumentError('batch', `numbers of examples below ${length}`, `${wrong}`);
}
