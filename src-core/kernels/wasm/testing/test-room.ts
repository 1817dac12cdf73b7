import { Random } from '#core/random.ts';
import type { Runner } from '../runner.ts';
import { TestKernels } from './test-kernels.ts';

const FLOATS = 8_000_000;

/** Room for one case after another, and runners that cut the work differently. */
export class TestRoom {
  readonly #kernels = new TestKernels();
  readonly #random: Random;
  readonly #first = this.#kernels.room(FLOATS);
  #top = this.#first;

  readonly whole: Runner = this.#kernels.run;
  /** Parts of one grain, the last first, on the scratch of three threads in turn. */
  readonly inGrains = this.#cut((grain) => grain);
  /** Parts of `step`, for kernels that may be cut anywhere. */
  inParts = (step: number) => this.#cut(() => step);

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  #cut(size: (grain: number) => number): Runner {
    const { raw, scratchOf } = this.#kernels;
    return {
      ...this.whole,
      range(kernel, args, count, grain) {
        const step = size(grain);
        for (let part = Math.ceil(count / step) - 1; part >= 0; part--)
          raw[kernel](
            ...args,
            part * step,
            Math.min(count, (part + 1) * step),
            scratchOf(part % 3),
          );
      },
    };
  }

  /** Forgets everything handed out. */
  clear(): void {
    this.#top = this.#first;
  }

  temporary = (bytes: number): number => {
    const at = this.#top;
    this.#top += (bytes + 19) & ~15;
    if (this.#top > this.#first + 4 * FLOATS) throw new Error('the test room is full');
    return at;
  };

  /** A pointer to n numbers in −1 … 1. */
  numbers(n: number): number {
    const at = this.temporary(4 * n);
    const floats = this.floats(at, n);
    for (let i = 0; i < n; i++) floats[i] = 2 * this.#random.next() - 1;
    return at;
  }

  floats = (at: number, n: number) => this.#kernels.floats(at, n);
  integer = (low: number, high: number) => low + Math.floor(this.#random.next() * (high - low + 1));
  flip = () => this.#random.next() < 0.5;
}

/** The largest difference, relative to the largest number expected or to `magnitude`. */
export function worstError(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  magnitude = 1e-30,
): number {
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(got[i]! - expected[i]!);
    worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
    magnitude = Math.max(magnitude, Math.abs(expected[i]!));
  }
  return worst / magnitude;
}
