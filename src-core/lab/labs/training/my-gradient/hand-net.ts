import { expOf, logOf } from '#core/elementary/index.ts';
import { Random } from '#core/random.ts';
import type { BackwardRule } from './backward-rule.ts';
import { DenseLayer } from './dense-layer.ts';
import type { NetActivation } from './net-activation.ts';

/** Examples and classes, as the net takes them. */
export interface Examples {
  /** Row by row. */
  readonly inputs: Float64Array;
  readonly labels: Int32Array;
}

export interface HandNetOptions {
  inputs: number;
  hidden: number;
  classes: number;
  activation: NetActivation;
  /** Slope of `slope: 'own'`: a polynomial in the output y, the constant first. */
  ownSlope: readonly number[];
}

/**
 * Three fully connected layers, inputs → hidden → hidden → classes, with softmax and cross entropy, and a backward pass
 * written out by hand, so that any of its steps can be done wrongly. In float64.
 */
export class HandNet {
  readonly layers: readonly [DenseLayer, DenseLayer, DenseLayer];
  readonly #activation: NetActivation;
  readonly #ownSlope: readonly number[];

  constructor({ inputs, hidden, classes, activation, ownSlope }: HandNetOptions, seed: number) {
    const random = new Random(seed);
    this.layers = [
      new DenseLayer(inputs, hidden, random),
      new DenseLayer(hidden, hidden, random),
      new DenseLayer(hidden, classes, random),
    ];
    this.#activation = activation;
    this.#ownSlope = ownSlope;
  }

  /** All gradients one after the other. */
  get gradient(): Float64Array {
    const all = new Float64Array(
      this.layers.reduce((sum, { weight, bias }) => sum + weight.length + bias.length, 0),
    );
    let at = 0;
    for (const { weightGradient, biasGradient } of this.layers) {
      all.set(weightGradient, at);
      all.set(biasGradient, at + weightGradient.length);
      at += weightGradient.length + biasGradient.length;
    }
    return all;
  }

  /** Gradients of these examples by a rule; yields their mean loss. */
  differentiate({ inputs, labels }: Examples, rows: readonly number[], rule: BackwardRule): number {
    const [first, , last] = this.layers;
    for (const layer of this.layers) layer.forget();
    const scale = rule.isSummed ? 1 : 1 / rows.length;
    let loss = 0;
    for (const row of rows) {
      const input = inputs.subarray(row * first.inputs, (row + 1) * first.inputs);
      const label = labels[row] as number;
      const shares = this.forward(input);
      loss -= logOf(shares[label] as number);
      for (let k = 0; k < shares.length; k++)
        last.delta[k] =
          scale * ((shares[k] as number) - (k === label && !rule.forgetsLabel ? 1 : 0));
      this.#backward(input, rule);
    }
    return loss / rows.length;
  }

  step(rate: number): void {
    for (const layer of this.layers) layer.step(rate);
  }

  /** Softmax of the outputs for one input. */
  forward(input: Float64Array): Float64Array {
    let signal: Float64Array = input;
    for (const [i, layer] of this.layers.entries()) {
      layer.forward(signal);
      const isLast = i === this.layers.length - 1;
      for (let k = 0; k < layer.outputs; k++)
        layer.y[k] = isLast ? (layer.z[k] as number) : this.#activation.value(layer.z[k] as number);
      signal = layer.y;
    }
    return softmax(this.layers[2].z);
  }

  #backward(input: Float64Array, rule: BackwardRule): void {
    const [first, middle, last] = this.layers;
    const outOf = (layer: DenseLayer): Float64Array =>
      rule.isBeforeActivation ? layer.z : layer.y;
    const keepsBias = !rule.forgetsBias;
    last.accumulate(outOf(middle), keepsBias);
    last.sendBack(middle.delta, false);
    this.#throughActivation(middle, rule);
    middle.accumulate(outOf(first), keepsBias);
    middle.sendBack(first.delta, rule.isUntransposed === true);
    this.#throughActivation(first, rule);
    first.accumulate(input, keepsBias);
  }

  #throughActivation({ z, y, delta }: DenseLayer, { slope }: BackwardRule): void {
    for (let k = 0; k < delta.length; k++) {
      const [at, out] = [z[k] as number, y[k] as number];
      const factor =
        slope === undefined
          ? this.#activation.slope(at)
          : slope === 'none'
            ? 1
            : slope === 'at the output'
              ? this.#activation.slope(out)
              : this.#ownSlope.reduceRight((sum, coefficient) => sum * out + coefficient, 0);
      delta[k] = (delta[k] as number) * factor;
    }
  }
}

function softmax(z: Float64Array): Float64Array {
  const most = z.reduce((a, b) => Math.max(a, b), -Infinity);
  const shares = z.map((each) => expOf(each - most));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((each) => each / sum);
}
