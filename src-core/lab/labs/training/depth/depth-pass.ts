import { matmul } from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { DepthSettings } from './depth-settings.ts';

/**
 * Random inputs on their way through layers without biases, x ← act(x W), and a random gradient on its way back.
 *
 * One stream R32(seed): the inputs, N(0, q₀), row by row; layer by layer the weights, row by row (uniform ones as
 * √(3 v)·(2u − 1)); at last the gradient at the output, N(0, 1), row by row. Products are taken in float32.
 */
export class DepthPass {
  /** Mean squares of the activations after each layer so far. */
  readonly forward: number[] = [];
  /** Mean squares of the gradient at the pre-activations, from the last layer on. */
  readonly backward: number[] = [];
  /** Activations after each layer so far. */
  readonly activations: NdArray[] = [];
  readonly #settings: DepthSettings;
  readonly #random: Random;
  readonly #weights: NdArray[] = [];
  #signal: NdArray;

  constructor(settings: DepthSettings, seed: number) {
    this.#settings = settings;
    this.#random = new Random(seed);
    const { inputs, width, start } = settings;
    this.#signal = this.#normals(inputs, width, Math.sqrt(start));
  }

  /** Through the next layer; after the last, back through the last one that is left. */
  advance(): void {
    if (this.forward.length < this.#settings.layers) this.#goOn();
    else this.#goBack();
  }

  #goOn(): void {
    const { width, variance, isUniform, activation } = this.#settings;
    const weight = isUniform
      ? this.#uniform(width, Math.sqrt(3 * variance))
      : this.#normals(width, width, Math.sqrt(variance));
    const out = changed(matmul(this.#signal, weight), (z) => activation.value(z));
    this.#weights.push(weight);
    this.activations.push(out);
    this.forward.push(meanSquare(out));
    this.#signal = out;
  }

  #goBack(): void {
    const { inputs, width, layers, activation } = this.#settings;
    const layer = layers - 1 - this.backward.length;
    const above = this.#weights[layer + 1];
    const incoming = above
      ? matmul(this.#signal, above.t().contiguous())
      : this.#normals(inputs, width, 1);
    const values = this.activations[layer]?.data ?? [];
    this.#signal = changed(incoming, (g, i) => g * activation.slope(values[i] as number));
    this.backward.push(meanSquare(this.#signal));
  }

  #normals(rows: number, columns: number, sd: number): NdArray {
    const random = this.#random;
    return filled(rows, columns, () => sd * random.normal());
  }

  #uniform(width: number, reach: number): NdArray {
    const random = this.#random;
    return filled(width, width, () => reach * (2 * random.next() - 1));
  }
}

function filled(rows: number, columns: number, next: () => number): NdArray {
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = next();
  return NdArray.from(values, [rows, columns]);
}

function changed(array: NdArray, change: (value: number, i: number) => number): NdArray {
  const values = Float32Array.from(array.values());
  for (let i = 0; i < values.length; i++) values[i] = change(values[i] as number, i);
  return NdArray.from(values, array.shape);
}

function meanSquare({ data }: NdArray): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += (data[i] as number) * (data[i] as number);
  return sum / data.length;
}
