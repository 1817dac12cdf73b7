import { mapElements, zipElements } from './elementwise.ts';
import { plainOf } from './op.ts';
import type { OpFunctions, Value } from './op.ts';
import { keptAxes } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

export interface NormOptions extends ReductionOptions {
  /** Default 2. 1 sums sizes, Infinity takes the largest size, −Infinity the smallest, 0 counts what is not 0. */
  p?: number | undefined;
}

/**
 * How a length changes with the vector: sign(input) · (|input| / length)^(p − 1), and 0 where it has a kink.
 *
 * Shapes: input any, length as `norm` gives it → as the input.
 */
export function normSlope<V extends Value>(
  ops: OpFunctions,
  input: V,
  length: V,
  options: NormOptions,
): V {
  const { p = 2 } = options;
  const kept = keptAxes(ops, length, input.shape, options);
  const sizes = plainOf(kept);
  /** What is added to a length of 0, so that nothing is divided by it. */
  const gap = (by: number): V => mapElements(sizes, (size) => (size === 0 ? by : 0)) as Value as V;
  if (p === 2) return ops.div(input, ops.add(kept, gap(Infinity)));
  const signs = mapElements(plainOf(input), (x) => (x > 0 ? 1 : x < 0 ? -1 : 0));
  if (p === 0) return ops.mul(signs, 0) as Value as V;
  if (p === 1) return signs as Value as V;
  if (Math.abs(p) === Infinity) {
    // The largest entries share the slope.
    const isBest = zipElements('norm', plainOf(input), sizes, (x, size) =>
      Math.abs(x) === size || (Number.isNaN(x) && Number.isNaN(size)) ? 1 : 0,
    );
    const count = ops.sum(isBest, { ...options, keepdim: true });
    return ops.mul(signs, ops.div(isBest, count)) as Value as V;
  }
  const ones = mapElements(signs, (sign) => (sign === 0 ? 1 : 0)) as Value as V;
  const ratio = ops.div(ops.add(ops.abs(input), ones), ops.add(kept, gap(1)));
  // For p < 0 one entry of 0 makes the length 0, whatever the others are.
  const slopes = zipElements('norm', signs, sizes, (sign, size) => (size === 0 ? 0 : sign));
  return ops.mul(ops.pow(ratio, p - 1), slopes as Value as V);
}
