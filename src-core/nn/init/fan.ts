import { ShapeError } from '#core/errors.ts';

export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/**
 * By how much to scale weights so that a nonlinearity keeps the variance: 1 for linear and sigmoid, 5/3 for tanh, √2 for
 * relu, √(2 / (1 + slope²)) for leakyRelu, 3/4 for selu. Source: torch.nn.init.calculate_gain.
 */
export function calculateGain(nonlinearity: Nonlinearity, negativeSlope = 0.01): number {
  const gains: Record<Nonlinearity, number> = {
    linear: 1,
    sigmoid: 1,
    tanh: 5 / 3,
    relu: Math.SQRT2,
    leakyRelu: Math.sqrt(2 / (1 + negativeSlope * negativeSlope)),
    selu: 3 / 4,
  };
  return gains[nonlinearity];
}

/**
 * How many numbers go into one output, and how many outputs one input goes into: shape[1] and shape[0], each times the
 * size of the kernel. Errors: ShapeError for fewer than two axes.
 *
 * Source: torch.nn.init._calculate_fan_in_and_fan_out.
 */
export function fanInAndFanOut(shape: readonly number[]): { fanIn: number; fanOut: number } {
  const [out, into, ...kernel] = shape;
  if (out === undefined || into === undefined)
    throw new ShapeError('fanInAndFanOut', 'a weight with at least two axes', shape);
  const size = kernel.reduce((product, each) => product * each, 1);
  return { fanIn: into * size, fanOut: out * size };
}
