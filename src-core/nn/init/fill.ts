// Numbers for a parameter, in place. Source: the function of the same name, with _ at its end, in torch.nn.init.
import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';
import { currentRandom } from '../generator.ts';

export interface RandomOptions {
  /** The generator to draw from; by default that of `manualSeed`. */
  random?: Random | undefined;
}

/** Writes one number after the other, in row-major order. */
export function fill(tensor: Tensor, next: (index: number) => number): Tensor {
  tensor.change((data) => {
    for (let i = 0; i < data.length; i++) data[i] = next(i);
  });
  return tensor;
}

/** Uniform in [low, high). Errors: ArgumentError unless low ≤ high. */
export function uniform(
  tensor: Tensor,
  low = 0,
  high = 1,
  { random = currentRandom() }: RandomOptions = {},
): Tensor {
  if (!(low <= high)) throw new ArgumentError('uniform', 'low ≤ high', `${low} and ${high}`);
  return fill(tensor, () => low + (high - low) * random.next());
}

/** Normal with this mean and standard deviation. Errors: ArgumentError for a negative std. */
export function normal(
  tensor: Tensor,
  mean = 0,
  std = 1,
  { random = currentRandom() }: RandomOptions = {},
): Tensor {
  if (!(std >= 0)) throw new ArgumentError('normal', 'std ≥ 0', `${std}`);
  return fill(tensor, () => mean + std * random.normal());
}

export function constant(tensor: Tensor, value: number): Tensor {
  return fill(tensor, () => value);
}

export function zeros(tensor: Tensor): Tensor {
  return constant(tensor, 0);
}

export function ones(tensor: Tensor): Tensor {
  return constant(tensor, 1);
}

/** 1 on the diagonal, else 0. Errors: ShapeError unless there are two axes. */
export function eye(tensor: Tensor): Tensor {
  const [, columns = 0] = tensor.shape;
  if (tensor.shape.length !== 2) throw new ShapeError('eye', '[M, N]', tensor.shape);
  return fill(tensor, (i) => (Math.floor(i / columns) === i % columns ? 1 : 0));
}
