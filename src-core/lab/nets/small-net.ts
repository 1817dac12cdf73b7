import { Random } from '#core/random.ts';
import type { NetLayer, Parameter, Pass, ReluRule } from './net-layer.ts';

/** Layers one after the other, for one picture at a time. */
export class SmallNet {
  readonly layers: readonly NetLayer[];
  /** Of all layers, in order. */
  readonly parameters: readonly Parameter[];

  constructor(layers: readonly NetLayer[]) {
    this.layers = layers;
    this.parameters = layers.flatMap((layer) => layer.parameters);
  }

  /** Scores of the classes; valid until the next call. */
  forward(picture: Float64Array): Float64Array {
    let value = picture;
    for (const layer of this.layers) value = layer.forward(value);
    return value;
  }

  /**
   * Sends a signal from the scores of the last `forward` back to the output of the layer with the number `to`; to the
   * picture where that is left out. The result is valid until the next call.
   */
  backward(signal: Float64Array, pass: Pass, to = -1): Float64Array {
    let value = signal;
    for (let at = this.layers.length - 1; at > to; at--)
      value = (this.layers[at] as NetLayer).backward(value, pass);
    return value;
  }

  /** Gradient of Σ weights · scores with respect to the picture, a copy; ReLUs pass back what `rule` says. */
  inputGradient(
    picture: Float64Array,
    weights: Float64Array,
    rule: ReluRule = 'plain',
  ): Float64Array {
    this.forward(picture);
    return this.backward(weights, { rule, learns: false }).slice();
  }

  /** The class with the largest score; of equal ones the smaller. */
  classOf(picture: Float64Array): number {
    return largestAt(this.forward(picture));
  }

  /** Weights from one stream R32(seed): (2u − 1) · √(6 / fan-in) layer by layer, row by row; biases 0. */
  initialise(seed: number): void {
    const random = new Random(seed);
    for (const { name, shape, value } of this.parameters) {
      if (name === 'bias') value.fill(0);
      else drawWeights(value, value.length / (shape[0] as number), random);
    }
  }

  /** All parameters one after the other, a copy. */
  save(): Float64Array {
    return Float64Array.from(this.parameters.flatMap(({ value }) => [...value]));
  }

  restore(saved: ArrayLike<number>): void {
    let at = 0;
    for (const { value } of this.parameters)
      for (let i = 0; i < value.length; i++, at++) value[i] = saved[at] as number;
  }
}

/** Fills weights with (2u − 1) · √(6 / fanIn). */
export function drawWeights(weights: Float64Array, fanIn: number, random: Random): void {
  const bound = Math.sqrt(6 / fanIn);
  for (let i = 0; i < weights.length; i++) weights[i] = (2 * random.next() - 1) * bound;
}

/** Where the largest number stands; of equal ones the first. */
export function largestAt(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at++)
    if ((values[at] as number) > (values[best] as number)) best = at;
  return best;
}
