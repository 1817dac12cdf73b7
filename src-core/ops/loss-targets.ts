import { ArgumentError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';

/** Errors: ArgumentError when an entry is neither 1 nor −1. */
export function checkSigns(who: string, target: NdArray | undefined): void {
  const values = target?.values() ?? [];
  for (let i = 0; i < values.length; i++)
    if (Math.abs(values[i] as number) !== 1)
      throw new ArgumentError(who, 'targets 1 and −1', `${values[i]}`);
}

/** Errors: ArgumentError when an entry does not lie in 0 … 1. */
export function checkProbabilities(who: string, what: string, given: NdArray | undefined): void {
  const values = given?.values() ?? [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!(value >= 0 && value <= 1))
      throw new ArgumentError(who, `${what} from 0 to 1`, `${value}`);
  }
}
