import { expOf, expm1Of } from '#core/elementary/index.ts';
import { checkFinite } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { defineUnary } from './unary.ts';

export interface EluOptions {
  /** How far below 0 the result goes. Default 1. */
  alpha?: number | undefined;
}

/**
 * Exponential linear unit: out[i] = x above 0, alpha · (eˣ − 1) else, with x = input[i]. The gradient at 0 is alpha.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError unless alpha is a finite number.
 * Source: torch.nn.functional.elu.
 */
export const eluOp = defineUnary<EluOptions>('elu', {
  value: (x, { alpha = 1 }) => (x <= 0 ? alpha * expm1Of(x) : x),
  // grad where x > 0, else grad · alpha · eˣ
  flow: (rate, x, _y, { clamp, exp, gt, mul, where }, { alpha = 1 }) =>
    where(gt(x, 0), rate, mul(rate, mul(exp(clamp(x, { max: 0 })), alpha))),
  check: ({ alpha }) => checkFinite('elu', { alpha }),
  each: { compare: 1, special: 1, multiply: 1, add: 1 },
  misreadings: [
    {
      id: 'one-forgotten',
      title: '1 not taken off',
      say: 'Negative inputs gave alpha · eˣ. Take 1 off eˣ, so that both halves meet at 0.',
      value: (x, { alpha = 1 }) => (x <= 0 ? alpha * expOf(x) : x),
    },
    {
      id: 'alpha-forgotten',
      title: 'alpha left out',
      say: 'Negative inputs gave eˣ − 1. Multiply that by alpha.',
      value: (x) => (x <= 0 ? expm1Of(x) : x),
    },
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'Negative inputs became 0: that is the ReLU. Here they give alpha · (eˣ − 1).',
      value: (x) => Math.max(x, 0),
    },
  ],
});

/** See `eluOp`. */
export function elu<V extends Value>(input: V, options: EluOptions = {}): V {
  return applyOp(eluOp, [input], options);
}
