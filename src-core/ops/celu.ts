import { expm1Of } from '#core/elementary/index.ts';
import { ArgumentError } from '#core/errors.ts';
import { checkFinite } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { defineUnary } from './unary.ts';

export interface CeluOptions {
  /** How far below 0 the result goes, and how slowly. Default 1. */
  alpha?: number | undefined;
}

/**
 * Continuously differentiable ELU: out[i] = x above 0, alpha · (e^(x/alpha) − 1) else, with x = input[i]. Its slope
 * at 0 is 1 whatever alpha is.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for alpha 0 or one that is no finite number.
 * Source: torch.nn.functional.celu.
 */
export const celuOp = defineUnary<CeluOptions>('celu', {
  value: (x, { alpha = 1 }) => (x <= 0 ? alpha * expm1Of(x / alpha) : x),
  // grad where x > 0, else grad · e^(x/alpha)
  flow: (rate, x, _y, { clamp, div, exp, gt, mul, where }, { alpha = 1 }) =>
    where(gt(x, 0), rate, mul(rate, exp(div(clamp(x, { max: 0 }), alpha)))),
  each: { compare: 1, special: 1, multiply: 2, add: 1 },
  check({ alpha = 1 }) {
    checkFinite('celu', { alpha });
    if (alpha === 0) throw new ArgumentError('celu', 'alpha ≠ 0', '0');
  },
  misreadings: [
    {
      id: 'elu-instead',
      title: 'exponent not divided',
      say: 'This is the ELU. The exponent is x / alpha here, so that both halves meet with slope 1.',
      value: (x, { alpha = 1 }) => (x <= 0 ? alpha * expm1Of(x) : x),
    },
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'Negative inputs became 0: that is the ReLU. Here they give alpha · (e^(x/alpha) − 1).',
      value: (x) => Math.max(x, 0),
    },
  ],
});

/** See `celuOp`. */
export function celu<V extends Value>(input: V, options: CeluOptions = {}): V {
  return applyOp(celuOp, [input], options);
}
