import { Random } from '#core/random.ts';
import { DenseLayer } from '../my-gradient/dense-layer.ts';
import type { NetActivation } from '../my-gradient/net-activation.ts';

/** Fully connected layers with one output y and no activation on the last of them, in float64. */
export class ScalarNet {
  readonly layers: readonly DenseLayer[];
  readonly #activation: NetActivation;

  constructor(sizes: readonly number[], activation: NetActivation, seed: number) {
    const random = new Random(seed);
    this.layers = sizes
      .slice(1)
      .map((outputs, l) => new DenseLayer(sizes[l] as number, outputs, random));
    this.#activation = activation;
  }

  /** y for one input. */
  forward(input: Float64Array): number {
    let signal = input;
    for (const [l, layer] of this.layers.entries()) {
      layer.forward(signal);
      const isLast = l === this.layers.length - 1;
      for (let k = 0; k < layer.outputs; k++)
        layer.y[k] = isLast ? (layer.z[k] as number) : this.#activation.value(layer.z[k] as number);
      signal = layer.y;
    }
    return signal[0] as number;
  }

  /** Adds `slope` times the gradients of y for the input that was run last. */
  accumulate(input: Float64Array, slope: number): void {
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const layer = this.layers[l] as DenseLayer;
      const above = this.layers[l + 1];
      if (above) {
        above.sendBack(layer.delta, false);
        for (let k = 0; k < layer.outputs; k++)
          layer.delta[k] =
            (layer.delta[k] as number) * this.#activation.slope(layer.z[k] as number);
      } else layer.delta[0] = slope;
      layer.accumulate(this.layers[l - 1]?.y ?? input, true);
    }
  }

  forget(): void {
    for (const layer of this.layers) layer.forget();
  }

  step(rate: number): void {
    for (const layer of this.layers) layer.step(rate);
  }

  /** All gradients one after the other. */
  get gradient(): Float64Array {
    return Float64Array.from(
      this.layers.flatMap(({ weightGradient, biasGradient }) => [
        ...weightGradient,
        ...biasGradient,
      ]),
    );
  }
}
