import { ArgumentError } from '#core/errors.ts';
import { isFloat, promote } from '#core/tensor/dtype.ts';
import type { DType } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';

/**
 * The dtype of a division with remainder.
 *
 * Errors: ArgumentError in the name of `who` for truth values, and for whole numbers divided by 0. Source: as
 * PyTorch.
 */
export function dividedDtype(who: string, input: NdArray, other: NdArray): DType {
  const dtype = promote(input, other);
  if (dtype === 'bool') throw new ArgumentError(who, 'numbers', 'truth values (bool)');
  if (!isFloat(dtype) && other.toArray().includes(0))
    throw new ArgumentError(who, 'whole numbers divided by others than 0, or floats', '0');
  return dtype;
}
