import { labelAt } from '../../nets/digit-rows.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { copies, itemsOf, writeBack } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';

const CHUNK = 90;

/** Counts which rows a net gets right. */
export class ClassifyStage implements Stage {
  readonly length: number;
  /** Rows of each class that were taken for another one. */
  readonly errors = new Float64Array(10);
  readonly #rows: readonly number[];
  readonly #net: SmallNet;
  readonly #pictureOf: (row: number) => Float64Array;
  readonly #done = new Float64Array(1);

  constructor(net: SmallNet, rows: readonly number[], pictureOf: (row: number) => Float64Array) {
    this.#net = net;
    this.#rows = rows;
    this.#pictureOf = pictureOf;
    this.length = Math.ceil(rows.length / CHUNK);
  }

  /** Rows that the net gets right. */
  get right(): number {
    return (this.#done[0] as number) - this.errors.reduce((sum, count) => sum + count, 0);
  }

  advance(at: number): void {
    for (const item of itemsOf(at, CHUNK, this.#rows.length)) {
      const row = this.#rows[item] as number;
      const label = labelAt(row);
      if (this.#net.classOf(this.#pictureOf(row)) !== label)
        this.errors[label] = (this.errors[label] as number) + 1;
      this.#done[0] = item + 1;
    }
  }

  point(): Record<string, number> {
    return {};
  }

  pictures(): [] {
    return [];
  }

  tensors(): Arrays {
    return { errors: this.errors };
  }

  save(): Arrays {
    return copies({ errors: this.errors, done: this.#done });
  }

  restore(_: number, saved: Arrays): void {
    writeBack({ errors: this.errors, done: this.#done }, saved);
  }
}
