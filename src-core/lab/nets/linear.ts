import { parameter } from './net-layer.ts';
import type { NetLayer, Parameter, Pass } from './net-layer.ts';

/** out[o] = bias[o] + Σ_i in[i] · weight[o, i]. */
export class Linear implements NetLayer {
  readonly name: string;
  readonly weight: Parameter;
  readonly bias: Parameter;
  readonly parameters: readonly Parameter[];
  readonly output: Float64Array;
  #input: Float64Array = new Float64Array();
  readonly #signal: Float64Array;

  constructor(name: string, inFeatures: number, outFeatures: number) {
    this.name = name;
    this.weight = parameter('weight', [outFeatures, inFeatures]);
    this.bias = parameter('bias', [outFeatures]);
    this.parameters = [this.weight, this.bias];
    this.output = new Float64Array(outFeatures);
    this.#signal = new Float64Array(inFeatures);
  }

  forward(input: Float64Array): Float64Array {
    const [w, b, y] = [this.weight.value, this.bias.value, this.output];
    this.#input = input;
    let k = 0;
    for (let o = 0; o < y.length; o++) {
      let sum = b[o] as number;
      for (let i = 0; i < input.length; i++, k++) sum += (w[k] as number) * (input[i] as number);
      y[o] = sum;
    }
    return y;
  }

  backward(signal: Float64Array, { learns }: Pass): Float64Array {
    const [x, dx, w] = [this.#input, this.#signal, this.weight.value];
    const [dw, db] = [this.weight.gradient, this.bias.gradient];
    dx.fill(0);
    let k = 0;
    for (let o = 0; o < signal.length; o++) {
      const g = signal[o] as number;
      if (learns) db[o] = (db[o] as number) + g;
      for (let i = 0; i < dx.length; i++, k++) {
        dx[i] = (dx[i] as number) + g * (w[k] as number);
        if (learns) dw[k] = (dw[k] as number) + g * (x[i] as number);
      }
    }
    return dx;
  }
}
