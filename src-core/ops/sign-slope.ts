import type { Arithmetic } from './arithmetic.ts';

/** The sign of a, the slope of |a|: −1, 1, or 0 at exactly 0 and for NaN, as torch.sign has it. */
export function signOf<T>(a: T, { gt, lt, where }: Arithmetic<T>): T {
  return where(gt(a, 0), 1, where(lt(a, 0), -1, 0));
}
