import type { Random } from '#core/random.ts';

/** z = W x + b for one input at a time, with room for its gradients. */
export class DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** Row by row, a row for each output. */
  readonly weight: Float64Array;
  readonly bias: Float64Array;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array;
  /** Of the last input: before the activation, after it, and the gradient at z. */
  readonly z: Float64Array;
  readonly y: Float64Array;
  readonly delta: Float64Array;

  /** Weights, then biases, uniform in ±1/√inputs. */
  constructor(inputs: number, outputs: number, random: Random) {
    this.inputs = inputs;
    this.outputs = outputs;
    const reach = 1 / Math.sqrt(inputs);
    const draw = (): number => reach * (2 * random.next() - 1);
    this.weight = Float64Array.from({ length: inputs * outputs }, draw);
    this.bias = Float64Array.from({ length: outputs }, draw);
    this.weightGradient = new Float64Array(inputs * outputs);
    this.biasGradient = new Float64Array(outputs);
    this.z = new Float64Array(outputs);
    this.y = new Float64Array(outputs);
    this.delta = new Float64Array(outputs);
  }

  forward(input: Float64Array): void {
    for (let k = 0; k < this.outputs; k++) {
      let sum = this.bias[k] as number;
      const start = k * this.inputs;
      for (let i = 0; i < this.inputs; i++)
        sum += (this.weight[start + i] as number) * (input[i] as number);
      this.z[k] = sum;
    }
  }

  /** Adds δ inputᵀ and δ to the gradients. */
  accumulate(input: Float64Array, keepsBias: boolean): void {
    for (let k = 0; k < this.outputs; k++) {
      const delta = this.delta[k] as number;
      const start = k * this.inputs;
      for (let i = 0; i < this.inputs; i++)
        this.weightGradient[start + i] =
          (this.weightGradient[start + i] as number) + delta * (input[i] as number);
      if (keepsBias) this.biasGradient[k] = (this.biasGradient[k] as number) + delta;
    }
  }

  /** Writes Wᵀ δ; of a square layer, where asked, W δ. */
  sendBack(to: Float64Array, isUntransposed: boolean): void {
    const [row, column] = isUntransposed ? [1, this.inputs] : [this.inputs, 1];
    for (let i = 0; i < this.inputs; i++) {
      let sum = 0;
      for (let k = 0; k < this.outputs; k++)
        sum += (this.weight[k * row + i * column] as number) * (this.delta[k] as number);
      to[i] = sum;
    }
  }

  step(rate: number): void {
    for (let i = 0; i < this.weight.length; i++)
      this.weight[i] = (this.weight[i] as number) - rate * (this.weightGradient[i] as number);
    for (let k = 0; k < this.outputs; k++)
      this.bias[k] = (this.bias[k] as number) - rate * (this.biasGradient[k] as number);
  }

  forget(): void {
    this.weightGradient.fill(0);
    this.biasGradient.fill(0);
  }
}
