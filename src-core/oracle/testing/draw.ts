import type { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';

/** Random shapes, numbers and options; the same generator gives the same ones. */
export class Draw {
  readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  integer(low: number, high: number): number {
    return this.random.integer(low, high);
  }

  pick<T>(items: readonly T[]): T {
    return this.random.pick(items);
  }

  chance(share: number): boolean {
    return this.random.next() < share;
  }

  /** Sizes from 1 to `most`. */
  sizes(rank: number, most = 3): number[] {
    return Array.from({ length: rank }, () => this.integer(1, most));
  }

  /** A shape of at most 3 axes; one in ten is empty. */
  shape(leastRank = 0): number[] {
    const shape = this.sizes(this.integer(leastRank, 3));
    if (shape.length > 0 && this.chance(0.1)) shape[this.integer(0, shape.length - 1)] = 0;
    return shape;
  }

  /** Two shapes that broadcast. */
  pair(): [number[], number[]] {
    const full = this.shape();
    const stretched = (): number[] =>
      full.map((size) => (this.chance(0.3) ? 1 : size)).slice(this.integer(0, full.length));
    return this.chance(0.5) ? [full, stretched()] : [stretched(), full];
  }

  /** Numbers from low … high. */
  between(low: number, high: number, shape: readonly number[]): NdArray {
    return this.#fill(shape, () => low + (high - low) * this.random.next());
  }

  /** Numbers from −2 … 2 that keep 0.1 away from 0. */
  numbers(shape: readonly number[]): NdArray {
    return this.#fill(shape, () => this.pick([-1, 1]) * (0.1 + 1.9 * this.random.next()));
  }

  /** Numbers that differ by 0.37 at least, so that there is one largest. */
  distinct(shape: readonly number[], start = 0.11): NdArray {
    const count = elementCount('distinct', shape);
    const order = this.random.shuffle(Array.from({ length: count }, (_, i) => i - count / 2));
    return this.#fill(shape, (i) => start + 0.37 * (order[i] as number));
  }

  /** Whole numbers from low … high. */
  whole(low: number, high: number, shape: readonly number[]): NdArray {
    return this.#fill(shape, () => this.integer(low, high)).to('int32');
  }

  truth(shape: readonly number[]): NdArray {
    return this.whole(0, 1, shape).to('bool');
  }

  /** One of several, or undefined so that the default holds. */
  optional<T>(items: readonly T[]): T | undefined {
    return this.pick([...items, undefined]);
  }

  /** An axis, from the front or from the end. */
  dim(rank: number): number {
    return this.integer(-rank, rank - 1);
  }

  /** Axes to reduce: none told, one, or several. */
  dims(rank: number): number | number[] | undefined {
    if (rank === 0 || this.chance(0.2)) return undefined;
    if (this.chance(0.4)) return this.dim(rank);
    const all = Array.from({ length: rank }, (_, axis) => (this.chance(0.3) ? axis - rank : axis));
    return this.random.shuffle(all).slice(0, this.integer(1, rank));
  }

  /** A number for each of several axes, or one for all. */
  perAxis(axes: number, low: number, high: number): number | number[] {
    return this.chance(0.3)
      ? this.integer(low, high)
      : Array.from({ length: axes }, () => this.integer(low, high));
  }

  #fill(shape: readonly number[], value: (i: number) => number): NdArray {
    const array = NdArray.zeros(shape);
    for (let i = 0; i < array.size; i++) array.data[i] = value(i);
    return array;
  }
}
