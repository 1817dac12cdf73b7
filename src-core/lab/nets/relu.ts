import type { NetLayer, Pass, ReluRule } from './net-layer.ts';

/** Whether a signal g passes back where the input of the ReLU was x; relu′(0) = 0. */
const passes: Record<ReluRule, (x: number, g: number) => boolean> = {
  plain: (x) => x > 0,
  deconv: (_, g) => g > 0,
  guided: (x, g) => x > 0 && g > 0,
};

/**
 * max(x, 0), with the three ways back that pictures of gradients use.
 *
 * Source: Zeiler and Fergus, 2014 (deconv); Springenberg et al., 2015 (guided).
 */
export class Relu implements NetLayer {
  readonly name: string;
  readonly parameters = [];
  readonly output: Float64Array;
  readonly #signal: Float64Array;

  constructor(name: string, size: number) {
    this.name = name;
    this.output = new Float64Array(size);
    this.#signal = new Float64Array(size);
  }

  forward(input: Float64Array): Float64Array {
    const { output } = this;
    for (let at = 0; at < output.length; at++) {
      const x = input[at] as number;
      // NaN passes, so that it is found where it arises.
      output[at] = x <= 0 ? 0 : x;
    }
    return output;
  }

  backward(signal: Float64Array, { rule }: Pass): Float64Array {
    const [output, result] = [this.output, this.#signal];
    const passesHere = passes[rule];
    for (let at = 0; at < output.length; at++) {
      const g = signal[at] as number;
      result[at] = passesHere(output[at] as number, g) ? g : 0;
    }
    return result;
  }
}
