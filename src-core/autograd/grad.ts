import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { checkGradOutput, sweep } from './backward.ts';
import { Tensor, onesFor, requireGrad } from './tensor.ts';

export interface GradOptions {
  /** The weights of the output's elements; 1 for a single number. */
  gradOutput?: Tensor | undefined;
  /** Writes the gradients' own computation down, so that they can be differentiated again. */
  createGraph?: boolean | undefined;
}

/**
 * d(Σ output · gradOutput) / d input for each input, without touching any `grad`.
 *
 * Shapes: each as its input; zeros where the output does not depend on it.
 * Errors: ArgumentError when an input does not require a gradient, ShapeError when gradOutput does not fit.
 * Source: torch.autograd.grad, with zeros (materialize_grads) instead of an error for unused inputs.
 */
export function grad(
  output: Tensor,
  inputs: readonly Tensor[],
  options: GradOptions = {},
): Tensor[] {
  if (!inputs.every((input) => input.requiresGrad))
    throw new ArgumentError('grad', 'inputs with requiresGrad', 'one without');
  requireGrad('grad', output);
  const seed = options.gradOutput ?? new Tensor(onesFor(output));
  checkGradOutput(seed, output);
  const keep = new Set(inputs);
  if (options.createGraph) {
    const grads = sweep<Tensor>(output, seed, (each) => each, keep);
    return inputs.map((input) => grads.get(input) ?? new Tensor(NdArray.zeros(input.shape)));
  }
  const grads = sweep(output, seed.value, (each) => each.value, keep);
  return inputs.map((input) => new Tensor(grads.get(input) ?? NdArray.zeros(input.shape)));
}
