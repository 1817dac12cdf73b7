import { ShapeError } from '#core/errors.ts';
import { zipElements } from './elementwise.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { costPerElement } from './cost.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { productOf } from './product.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Fully connected layer: out[…, o] = Σ_i input[…, i] · weight[o, i] + bias[o].
 *
 * Shapes: input […, I], weight [O, I], bias [O] or none → […, O].
 * Errors: ShapeError when they do not fit.
 * Source: torch.nn.functional.linear. A weight [I], which it takes without bias, is for `matmul` here.
 */
export const linearOp: Op<'layer', NoOptions> = {
  name: 'linear',
  kind: 'layer',
  shape([input, weight, bias]) {
    const [O, I] = weight as [number, number];
    const fits = weight.length === 2 && input.length > 0 && input.at(-1) === I;
    if (!fits || (bias && (bias.length !== 1 || bias[0] !== O)))
      throw new ShapeError(
        'linear',
        'input […, I], weight [O, I], bias [O]',
        input,
        weight,
        ...(bias ? [bias] : []),
      );
    const shape = input.with(-1, O);
    elementCount('linear', shape);
    return shape;
  },
  forward([input, weight, bias]) {
    linearOp.shape([input.shape, weight.shape, bias?.shape], {});
    return affine(input, weight.t(), bias);
  },
  // dinput = grad · weight, dweight = Σ over rows of gradᵀ · input, dbias = Σ over rows of grad
  gradients: [
    ({ inputs: [, weight], ops }, grad) => ops.matmul(grad, weight),
    ({ inputs: [input, weight], ops }, grad) => {
      const [O, I] = weight.shape as [number, number];
      if (input.shape.length === 2) return ops.matmul(ops.t(grad), input);
      const rows = elementCount('linear', input.shape.slice(0, -1));
      return ops.matmul(ops.transpose(ops.reshape(grad, [rows, O])), ops.reshape(input, [rows, I]));
    },
    ({ inputs: [, weight], ops }, grad) => sumTo(ops, grad, weight.shape.slice(0, 1)),
  ],
  tangent: ({ inputs: [input, weight], output, ops }, [rate, weightRate, biasRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.linear(rate, weight),
      weightRate && ops.linear(input, weightRate),
      biasRate,
    ),
  cost([input, weight, bias]) {
    const out = linearOp.shape([input, weight, bias], {});
    const I = input.at(-1) as number;
    return costPerElement(out, { multiply: I, add: I - 1 + (bias ? 1 : 0) });
  },
  misreadings: [
    {
      id: 'weight-transposed',
      title: 'weight transposed',
      say: 'You read the weight as (in, out). It is stored as (out, in): each row makes one output.',
      forward: ([input, weight, bias]) => affine(input, weight, bias),
    },
    {
      id: 'bias-forgotten',
      title: 'bias forgotten',
      say: 'Right products, but the bias is missing.',
      forward: ([input, weight]) => linearOp.forward([input, weight], {}),
    },
    {
      id: 'bias-subtracted',
      title: 'bias subtracted',
      say: 'The bias is added, not subtracted.',
      forward: ([input, weight, bias]) =>
        linearOp.forward([input, weight, bias && zipElements('linear', bias, bias, (b) => -b)], {}),
    },
  ],
};

/** input · matrix + bias in one pass. Shapes: input […, I], matrix [I, O], bias [O] or none → […, O]. */
function affine(input: NdArray, matrix: NdArray, bias: NdArray | undefined): NdArray {
  const [I, O] = matrix.shape as [number, number];
  if (input.shape.at(-1) !== I || (bias && bias.shape[0] !== O))
    throw new ShapeError('linear', 'input […, I], weight [O, I]', input.shape, [O, I]);
  if (input.rank === 2) return productOf(input, matrix, [input.shape[0] as number, O], [], bias);
  const lead = input.shape.slice(0, -1);
  const rows = input.rank === 1 ? input.reshape([1, I]) : input;
  return productOf(rows, matrix, [...lead, O], rows.shape.slice(0, -2), bias);
}

/** See `linearOp`. */
export function linear<V extends Value>(input: V, weight: V, bias?: V): V {
  return applyOp(linearOp, [input, weight, bias], {});
}
