import type { OpFunctions, Value } from './op.ts';

/**
 * What several changes of the inputs do to the result together: their sum. At least one is there.
 *
 * Shapes: each stretches to `shape` → `shape`.
 */
export function sumOfRates<V extends Value>(
  ops: OpFunctions,
  shape: readonly number[],
  ...rates: (V | undefined)[]
): V {
  const changing = rates.filter((rate) => rate !== undefined);
  return changing.map((rate) => ops.expand(rate, shape)).reduce((sum, rate) => ops.add(sum, rate));
}
