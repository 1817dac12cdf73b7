import { amaxOp } from './amax.ts';
import { definePlaceOfExtreme, misreadPlaces } from './extreme.ts';
import type { PlaceOptions } from './extreme.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Where the largest stands: out[…] = the i with input[…, i, …] largest along the axis `dim`, the first one among equals,
 * counted from 0. Without `dim` the entries are counted through, row by row. NaN counts as largest.
 *
 * Shapes: any → without the axis `dim`, or with 1 in its place when `keepdim`; int32.
 * Errors: ArgumentError for an axis that does not exist or has nothing in it.
 * Source: torch.argmax. It has no gradient.
 */
export const argmaxOp: Op<'unary', PlaceOptions> = definePlaceOfExtreme(
  'argmax',
  1,
  misreadPlaces(
    (input, options) => argmaxOp.forward([input], options),
    (input, options) => amaxOp.forward([input], options),
  ),
);

/** See `argmaxOp`. */
export function argmax<V extends Value>(input: V, options: PlaceOptions = {}): V {
  return applyOp(argmaxOp, [input], options);
}
