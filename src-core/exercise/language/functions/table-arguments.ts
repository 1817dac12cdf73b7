import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './pack-function.ts';

/** The argument `table`: a list of 0 and 1. */
export function tableOf(given: Arguments): number[] {
  return given.vector('table').map((output) => output.toNumber());
}

/** Whole numbers as a list of a formula. */
export function numbers(list: readonly number[]): Value {
  return list.map((item) => Rational.of(item));
}
