import type { DType } from '#core/tensor/dtype.ts';
import { noCost } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { roundHalfToEven } from './special.ts';

export interface ToOptions {
  dtype: DType;
}

/**
 * The same numbers in another dtype: rounded to float32, cut to whole numbers, or asked whether they are ≠ 0.
 *
 * Shapes: any → the same.
 * Source: torch.Tensor.to.
 */
export const toOp: Op<'unary', ToOptions> = {
  name: 'to',
  kind: 'unary',
  shape: ([input]) => [...input],
  forward: ([input], { dtype }) => input.to(dtype),
  // dinput = grad in the dtype of the input
  gradients: [({ inputs: [input], ops }, grad) => ops.to(grad, input.dtype)],
  tangent: ({ options: { dtype }, ops }, [rate]) => ops.to(rate, dtype),
  cost: () => noCost,
  misreadings: [
    {
      id: 'rounded',
      title: 'rounded to whole numbers',
      say: 'You rounded to the nearest whole number. On the way to whole numbers the decimals are cut off.',
      forward: ([input], { dtype }) =>
        (dtype === 'int32' ? mapElements(input, roundHalfToEven) : input).to(dtype),
    },
  ],
};

/** See `toOp`. */
export function to<V extends Value>(input: V, dtype: DType): V {
  return input.dtype === dtype ? input : applyOp(toOp, [input], { dtype });
}
