import { ArgumentError } from '#core/errors.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { noCost } from './cost.ts';
import { commonShape, zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { constantZeros } from './places.ts';
import { sumTo } from './sum-to.ts';

export interface MaskedFillOptions {
  value: number;
}

/**
 * One number put wherever the mask is true: out[i] = value where mask[i], else input[i]; sizes of 1 stretched.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not, ArgumentError for a mask that is not bool, or a broken value for whole numbers.
 * Source: torch.masked_fill.
 */
export const maskedFillOp: Op<'masked', MaskedFillOptions> = {
  name: 'maskedFill',
  kind: 'masked',
  shape: ([input, mask]) => commonShape('maskedFill', input, mask),
  forward([input, mask], { value }) {
    check(input, mask, value);
    return zipElements('maskedFill', input, mask, (x, on) => (on ? value : x), input.dtype);
  },
  // dinput = grad where the mask is false, else 0
  gradients: [
    ({ inputs: [input, mask], ops }, grad) =>
      sumTo(ops, ops.maskedFill(grad, mask, 0), input.shape),
    null,
  ],
  tangent: ({ inputs: [, mask], output, ops }, [rate]) =>
    rate === undefined ? constantZeros(output.shape, output.dtype) : ops.maskedFill(rate, mask, 0),
  cost: () => noCost,
  misreadings: [
    {
      id: 'mask-turned-round',
      title: 'mask read the other way',
      say: 'You filled where the mask is false. The number goes where it is true.',
      forward([input, mask], { value }) {
        check(input, mask, value);
        return zipElements('maskedFill', input, mask, (x, on) => (on ? x : value), input.dtype);
      },
    },
    {
      id: 'multiplied-by-mask',
      title: 'multiplied by the mask',
      say: 'You multiplied by the mask. Where it is true the number takes the place of what was there.',
      forward([input, mask], { value }) {
        check(input, mask, value);
        return zipElements('maskedFill', input, mask, (x, on) => (on ? x : 0), input.dtype);
      },
    },
  ],
};

function check(input: NdArray, mask: NdArray, value: number): void {
  if (mask.dtype !== 'bool')
    throw new ArgumentError('maskedFill', 'a mask of truth values (bool)', mask.dtype);
  if (!isFloat(input.dtype) && !Number.isInteger(value))
    throw new ArgumentError('maskedFill', `a whole number for ${input.dtype}`, `${value}`);
}

/** See `maskedFillOp`. */
export function maskedFill<V extends Value>(input: V, mask: V, value: number): V {
  return applyOp(maskedFillOp, [input, mask], { value });
}
