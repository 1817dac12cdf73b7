import { ArgumentError } from '#core/errors.ts';

/**
 * A whole number that int32 holds, itself. Where PyTorch would wrap round or hold it in 64 bits, a sentence is better
 * than a wrong number.
 *
 * Errors: ArgumentError below −2³¹, above 2³¹ − 1, and for NaN.
 */
export function asInt32(who: string, value: number): number {
  if ((value | 0) === value) return value;
  throw new ArgumentError(who, 'results within int32, or floats', `${value}`);
}
