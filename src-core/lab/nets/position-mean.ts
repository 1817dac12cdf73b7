import type { NetLayer } from './net-layer.ts';

/** The mean of each channel over its positions: [channels, positions] → [channels]. */
export class PositionMean implements NetLayer {
  readonly name: string;
  readonly parameters = [];
  readonly output: Float64Array;
  readonly #positions: number;
  readonly #signal: Float64Array;

  constructor(name: string, channels: number, positions: number) {
    this.name = name;
    this.#positions = positions;
    this.output = new Float64Array(channels);
    this.#signal = new Float64Array(channels * positions);
  }

  forward(input: Float64Array): Float64Array {
    const [output, positions] = [this.output, this.#positions];
    for (let k = 0; k < output.length; k++) {
      let sum = 0;
      for (let at = k * positions; at < (k + 1) * positions; at++) sum += input[at] as number;
      output[k] = sum / positions;
    }
    return output;
  }

  backward(signal: Float64Array): Float64Array {
    const [result, positions] = [this.#signal, this.#positions];
    for (let at = 0; at < result.length; at++)
      result[at] = (signal[Math.floor(at / positions)] as number) / positions;
    return result;
  }
}
