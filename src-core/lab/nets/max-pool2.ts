import type { NetLayer } from './net-layer.ts';

/**
 * The largest of each 2 × 2 block; of equal ones the first in reading order.
 *
 * Shapes: [channels, rows, columns] → [channels, rows / 2, columns / 2].
 */
export class MaxPool2 implements NetLayer {
  readonly name: string;
  readonly parameters = [];
  readonly output: Float64Array;
  /** Where in the input each output comes from. */
  readonly #from: Int32Array;
  readonly #signal: Float64Array;
  readonly #columns: number;

  constructor(name: string, channels: number, rows: number, columns: number) {
    const size = (channels * rows * columns) / 4;
    this.name = name;
    this.#columns = columns;
    this.output = new Float64Array(size);
    this.#from = new Int32Array(size);
    this.#signal = new Float64Array(4 * size);
  }

  forward(input: Float64Array): Float64Array {
    const [output, from, columns] = [this.output, this.#from, this.#columns];
    const half = columns / 2;
    for (let at = 0; at < output.length; at++) {
      const first = Math.floor(at / half) * 2 * columns + (at % half) * 2;
      let best = first;
      for (const other of [first + 1, first + columns, first + columns + 1])
        if ((input[other] as number) > (input[best] as number)) best = other;
      from[at] = best;
      output[at] = input[best] as number;
    }
    return output;
  }

  backward(signal: Float64Array): Float64Array {
    const [from, result] = [this.#from, this.#signal];
    result.fill(0);
    for (let at = 0; at < from.length; at++) result[from[at] as number] = signal[at] as number;
    return result;
  }
}
