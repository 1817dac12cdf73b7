/** Numbers that are trained. */
export interface Parameter {
  /** As PyTorch would call it, without the layer's name. */
  readonly name: 'weight' | 'bias';
  readonly shape: readonly number[];
  readonly value: Float64Array;
  /** Where `backward` adds up the gradient. */
  readonly gradient: Float64Array;
}

/** What a ReLU passes back: where its input was positive, where the signal is, or where both are. */
export type ReluRule = 'plain' | 'deconv' | 'guided';

/** How a signal goes back. */
export interface Pass {
  readonly rule: ReluRule;
  /** Whether gradients of parameters are added up on the way. */
  readonly learns: boolean;
}

/** One layer for one picture at a time, in float64. Its arrays are used again for the next picture. */
export interface NetLayer {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What the last `forward` yielded. */
  readonly output: Float64Array;
  forward(input: Float64Array): Float64Array;
  /** From the gradient with respect to the output of the last `forward` to that with respect to its input. */
  backward(signal: Float64Array, pass: Pass): Float64Array;
}

/** Zeros to be trained. */
export function parameter(name: Parameter['name'], shape: readonly number[]): Parameter {
  const size = shape.reduce((product, each) => product * each, 1);
  return { name, shape, value: new Float64Array(size), gradient: new Float64Array(size) };
}
