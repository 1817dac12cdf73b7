import { ShapeError, formatShape } from '#core/errors.ts';
import { reshape, stack } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { Dual } from './dual.ts';
import { grad } from './grad.ts';
import { Tensor } from './tensor.ts';

/** A value and a derivative of it. */
export interface WithDerivative<T> {
  output: NdArray;
  derivative: T;
}

/**
 * Forward mode: f(inputs) and J · tangents, how fast the output changes while the inputs change by `tangents`. One
 * sweep yields one column of the Jacobian.
 *
 * Shapes: tangents each as its input → derivative as the output.
 * Errors: ShapeError when a tangent does not fit its input.
 * Source: torch.func.jvp.
 */
export function jvp(
  f: (...inputs: Dual[]) => Dual,
  inputs: readonly NdArray[],
  tangents: readonly NdArray[],
): WithDerivative<NdArray> {
  for (const [i, input] of inputs.entries()) {
    const rate = tangents[i];
    if (!rate || !sameShape(rate.shape, input.shape))
      throw new ShapeError(
        'jvp',
        `a tangent of shape ${formatShape(input.shape)}`,
        rate?.shape ?? 'none',
      );
  }
  const output = f(...inputs.map((input, i) => new Dual(input, tangents[i])));
  return {
    output: output.value as NdArray,
    derivative: (output.rate as NdArray | undefined) ?? NdArray.zeros(output.shape, output.dtype),
  };
}

/**
 * Reverse mode: f(inputs) and cotangentᵀ · J for each input. One sweep yields one row of the Jacobian.
 *
 * Shapes: cotangent as the output → each derivative as its input.
 * Errors: ShapeError when the cotangent does not fit.
 * Source: torch.func.vjp.
 */
export function vjp(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly NdArray[],
  cotangent: NdArray,
): WithDerivative<NdArray[]> {
  const leaves = inputs.map((input) => new Tensor(input, true));
  const output = f(...leaves);
  const gradOutput = new Tensor(cotangent);
  const grads = output.requiresGrad
    ? grad(output, leaves, { gradOutput }).map((each) => each.value)
    : inputs.map((input) => NdArray.zeros(input.shape, input.dtype));
  return { output: output.value, derivative: grads };
}

/**
 * All derivatives of f at x: J[o…, i…] = d f(x)[o…] / d x[i…], by one reverse sweep an element of the output.
 *
 * Shapes: x [i…], f(x) [o…] → [o…, i…].
 * Source: torch.func.jacrev.
 */
export function jacobian(f: (x: Tensor) => Tensor, x: NdArray): NdArray {
  return jacobianAt(f, new Tensor(x, true));
}

/**
 * Second derivatives of a function with one number as its value: H[i…, j…] = d² f / d x[i…] d x[j…].
 *
 * Shapes: x [i…], f(x) one element → [i…, i…].
 * Errors: ArgumentError when f(x) is more than one number.
 * Source: torch.func.hessian.
 */
export function hessian(f: (x: Tensor) => Tensor, x: NdArray): NdArray {
  const slopes = (at: Tensor): Tensor => {
    const value = f(at);
    if (!value.requiresGrad) return new Tensor(NdArray.zeros(x.shape, x.dtype));
    return grad(value, [at], { createGraph: true })[0] as Tensor;
  };
  return jacobianAt(slopes, new Tensor(x, true));
}

function jacobianAt(f: (x: Tensor) => Tensor, x: Tensor): NdArray {
  const output = f(x);
  const shape = [...output.shape, ...x.shape];
  if (output.value.size === 0 || !output.requiresGrad) return NdArray.zeros(shape, output.dtype);
  const rows = Array.from({ length: output.value.size }, (_, o) => {
    const gradOutput = new Tensor(unit(output.value, o));
    return (grad(output, [x], { gradOutput })[0] as Tensor).value;
  });
  return reshape(stack(rows), shape);
}

/** 1 at one flat index, else 0. */
function unit(like: NdArray, index: number): NdArray {
  const array = NdArray.zeros(like.shape, like.dtype);
  array.data[index] = 1;
  return array;
}
