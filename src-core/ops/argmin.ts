import { aminOp } from './amin.ts';
import { definePlaceOfExtreme, misreadPlaces } from './extreme.ts';
import type { PlaceOptions } from './extreme.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

/**
 * Where the smallest stands: out[…] = the i with input[…, i, …] smallest along the axis `dim`, the first one among equals,
 * counted from 0. Without `dim` the entries are counted through, row by row. NaN counts as smallest.
 *
 * Shapes: any → without the axis `dim`, or with 1 in its place when `keepdim`; int32.
 * Errors: ArgumentError for an axis that does not exist or has nothing in it.
 * Source: torch.argmin. It has no gradient.
 */
export const argminOp: Op<'unary', PlaceOptions> = definePlaceOfExtreme(
  'argmin',
  -1,
  misreadPlaces(
    (input, options) => argminOp.forward([input], options),
    (input, options) => aminOp.forward([input], options),
  ),
);

/** See `argminOp`. */
export function argmin<V extends Value>(input: V, options: PlaceOptions = {}): V {
  return applyOp(argminOp, [input], options);
}
