import { ShapeError } from '#core/errors.ts';
import { zipElements } from '#core/tensor/elementwise.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { matmulOp } from './matmul.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * Fully connected layer: out[…, o] = Σ_i input[…, i] · weight[o, i] + bias[o].
 *
 * Shapes: input […, I], weight [O, I], bias [O] or none → […, O].
 * Errors: ShapeError when they do not fit.
 * Source: torch.nn.functional.linear.
 */
export const linearOp: Op<'layer', NoOptions> = {
  name: 'linear',
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
    return [...input.slice(0, -1), O];
  },
  forward([input, weight, bias]) {
    linearOp.shape([input.shape, weight.shape, bias?.shape], {});
    return affine(input, weight.permute([1, 0]), bias);
  },
  // dinput = grad · weight, dweight = Σ over rows of gradᵀ · input, dbias = Σ over rows of grad
  backward({ inputs: [input, weight, bias], ops }, grad) {
    const [O, I] = weight.shape as [number, number];
    return [
      () => ops.matmul(grad, weight),
      () => ops.matmul(ops.transpose(ops.reshape(grad, [-1, O])), ops.reshape(input, [-1, I])),
      bias && (() => sumTo(ops, grad, bias.shape)),
    ];
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

function affine(input: NdArray, matrix: NdArray, bias: NdArray | undefined): NdArray {
  const product = matmulOp.forward([input, matrix], {});
  return bias ? zipElements('linear', product, bias, (a, b) => a + b) : product;
}

/** See `linearOp`. */
export function linear<V extends Value>(input: V, weight: V, bias?: V): V {
  return applyOp(linearOp, [input, weight, bias], {});
}
