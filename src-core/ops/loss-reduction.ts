import { ArgumentError } from '#core/errors.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { OpFunctions, Value } from './op.ts';

/** What becomes of the losses of the elements: kept apart, averaged, or added up. */
export type Reduction = 'none' | 'mean' | 'sum';

export interface LossOptions {
  /** Default mean. */
  reduction?: Reduction | undefined;
}

/** As `Reduction`; batchmean divides the sum by the size of the first axis. */
export type AnyReduction = Reduction | 'batchmean';

/** Errors: ArgumentError for a word that is no reduction. */
export function checkReduction(
  who: string,
  reduction: string,
  allowed: readonly string[] = ['none', 'mean', 'sum'],
): void {
  if (!allowed.includes(reduction))
    throw new ArgumentError(who, `a reduction ${allowed.join(' | ')}`, reduction);
}

/** What the sum of the losses is divided by. */
export function lossDivisor(reduction: AnyReduction, shape: readonly number[]): number {
  if (reduction === 'mean') return elementCount('loss', shape);
  return reduction === 'batchmean' ? (shape[0] ?? 1) : 1;
}

/** All losses together as `reduction` asks. Shapes: any → the same for none, else []. */
export function reduceLosses<V extends Value>(
  ops: OpFunctions,
  losses: V,
  reduction: AnyReduction,
  divisor: number,
): V {
  if (reduction === 'none') return losses;
  const total = ops.sum(losses);
  return reduction === 'sum' ? total : ops.div(total, divisor);
}

/** The gradient for the loss of each element. Shapes: as grad, which stretches to the losses. */
export function eachLossGrad<V extends Value>(
  ops: OpFunctions,
  grad: V,
  reduction: AnyReduction,
  divisor: number,
): V {
  return reduction === 'none' || reduction === 'sum' ? grad : ops.div(grad, divisor);
}
