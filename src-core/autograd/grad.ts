import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { checkGradOutput, requireGrad, sweep } from './backward.ts';
import { Tensor, onesFor, plainGradients } from './tensor.ts';

export interface GradOptions {
  /** The weights of the output's elements; 1 for a single number. */
  gradOutput?: Tensor | undefined;
  /** Writes the gradients' own computation down, so that they can be differentiated again. */
  createGraph?: boolean | undefined;
}

/** Gradients as tensors that remember how they came about. Hooks see their numbers and cannot change them. */
const gradientGraph = {
  read: (each: Tensor): Tensor => each,
  watch(each: Tensor, grad: Tensor): Tensor {
    each.throughHooks(grad.value);
    return grad;
  },
};

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
  const wanted = new Set(inputs);
  const found = new Map<Tensor, Tensor>();
  if (options.createGraph)
    sweep(output, seed, gradientGraph, (each, share) => found.set(each, share), wanted);
  else
    sweep(
      output,
      seed.value,
      plainGradients,
      (each, share) => found.set(each, new Tensor(share)),
      wanted,
    );
  return inputs.map(
    (input) => found.get(input) ?? new Tensor(NdArray.zeros(input.shape, input.dtype)),
  );
}
