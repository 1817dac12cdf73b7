// Mean and variance, of the entries of a group and as they change.
import type { Context, Value } from './op.ts';
import { checkNumbers } from './number-options.ts';
import { reducedCount, reducedShape } from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';

export interface VarOptions extends ReductionOptions {
  /** What the number of elements is lessened by before dividing. Default 1, which makes the estimate unbiased. */
  correction?: number | undefined;
}

/** Σ x / n. */
export function meanOf(group: Float64Array): number {
  let total = 0;
  for (let i = 0; i < group.length; i++) total += group[i] as number;
  return total / group.length;
}

/** Σ (x − center)². */
export function squaresAround(group: Float64Array, center: number): number {
  let total = 0;
  for (let i = 0; i < group.length; i++) {
    const distance = (group[i] as number) - center;
    total += distance * distance;
  }
  return total;
}

/** The shape after a reduction. Errors: ArgumentError for a broken axis or correction. */
export function momentShape(who: string, shape: readonly number[], options: VarOptions): number[] {
  checkNumbers(who, { correction: options.correction ?? undefined });
  return reducedShape(who, shape, options);
}

/** n − correction: below 0 where more is taken away than there is. */
export function degreesOfFreedom(shape: readonly number[], options: VarOptions): number {
  return reducedCount('var', shape, options) - (options.correction ?? 1);
}

/** d variance / d input = 2 (input − mean) / (n − correction). Shapes: as the input. */
export function varianceSlope<V extends Value>({
  inputs,
  options,
  ops,
}: Context<'unary', V, VarOptions>): V {
  const [input] = inputs;
  const mean = ops.mean(input, { ...options, keepdim: true });
  return ops.mul(ops.sub(input, mean), 2 / degreesOfFreedom(input.shape, options));
}
