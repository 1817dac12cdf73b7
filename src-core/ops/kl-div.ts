import { expOf, logOf } from '#core/elementary/index.ts';
import { defineLoss } from './define-loss.ts';
import type { AnyReduction } from './loss-reduction.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface KlDivOptions {
  /** Default mean. */
  reduction?: AnyReduction | undefined;
  /** Whether target is given as logarithms. Default false. */
  logTarget?: boolean | undefined;
}

/**
 * Kullback-Leibler divergence of what is predicted from what is true: out = mean over i of target[i] · (ln target[i] −
 * input[i]), where input is a logarithm already; with logTarget target is one too. A target of 0 adds nothing.
 *
 * Shapes: two that broadcast → [], or their common shape for the reduction none.
 * Errors: ShapeError when they do not broadcast, ArgumentError for another reduction.
 * Source: torch.nn.functional.kl_div. The mean is over all entries; batchmean, the divergence itself, divides by the first
 * size.
 */
export const klDivOp: Op<'loss', KlDivOptions> = defineLoss('klDiv', {
  kind: 'loss',
  value: (x, t, { logTarget = false }) => {
    if (logTarget) return expOf(t) * (t - x);
    return (t === 0 ? 0 : t * logOf(t)) - t * x;
  },
  // dinput = −grad · target, dtarget = grad · (ln target + 1 − input)
  slopes: [
    (_x, t, { exp, neg }, { logTarget = false }) => neg(logTarget ? exp(t) : t),
    (x, t, { add, exp, log, mul, sub }, { logTarget = false }) =>
      logTarget ? mul(exp(t), sub(add(t, 1), x)) : sub(add(log(t), 1), x),
  ],
  each: { add: 1, multiply: 1, special: 1 },
  reductions: ['none', 'mean', 'sum', 'batchmean'],
  misreadings: [
    {
      id: 'mean-and-batchmean',
      title: 'divided by another count',
      say: 'Look at the reduction again. The mean divides by the number of all entries, batchmean by the number of rows.',
      forward: ([input, target], options) =>
        klDivOp.forward([input, target], {
          ...options,
          reduction: (options.reduction ?? 'mean') === 'mean' ? 'batchmean' : 'mean',
        }),
    },
    {
      id: 'input-not-logarithm',
      title: 'logarithm of the input taken again',
      say: 'The input holds logarithms already. You treated it as probabilities.',
      value: (x, t, { logTarget = false }) => {
        const [p, log] = logTarget ? [expOf(t), t] : [t, logOf(t)];
        return p === 0 ? 0 : p * (log - logOf(Math.abs(x)));
      },
    },
    {
      id: 'entropy-left-out',
      title: 'cross entropy instead',
      say: 'This is the cross entropy. The divergence also has the term target · ln target.',
      value: (x, t, { logTarget = false }) => -(logTarget ? expOf(t) : t) * x,
    },
    {
      id: 'sides-exchanged',
      title: 'sides exchanged',
      say: 'You took the divergence the other way round, weighted with the prediction. Weight with the target.',
      value: (x, t, { logTarget = false }) => expOf(x) * (x - (logTarget ? t : logOf(t))),
    },
  ],
});

/** See `klDivOp`. */
export function klDiv<V extends Value>(input: V, target: V, options: KlDivOptions = {}): V {
  return applyOp(klDivOp, [input, target], options);
}
