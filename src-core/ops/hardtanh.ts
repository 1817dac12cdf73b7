import { tanhOf } from '#core/elementary/index.ts';
import { ArgumentError } from '#core/errors.ts';
import { checkNumbers } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { defineUnary } from './unary.ts';

export interface HardtanhOptions {
  /** Default −1. */
  minVal?: number | undefined;
  /** Default 1. */
  maxVal?: number | undefined;
}

/**
 * A straight line cut off on both sides: out[i] = min(max(input[i], minVal), maxVal). The gradient at both bounds is
 * 0, at NaN 1.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError unless minVal ≤ maxVal.
 * Source: torch.nn.functional.hardtanh.
 */
export const hardtanhOp = defineUnary<HardtanhOptions>('hardtanh', {
  value: (x, { minVal = -1, maxVal = 1 }) => Math.min(Math.max(x, minVal), maxVal),
  // 0 where x ≤ minVal, or x ≥ maxVal, else grad, so for NaN too
  flow: (rate, x, _y, { ge, le, where }, { minVal = -1, maxVal = 1 }) =>
    where(le(x, minVal), 0, where(ge(x, maxVal), 0, rate)),
  each: { compare: 2 },
  keepsIntegers: true,
  check({ minVal = -1, maxVal = 1 }) {
    checkNumbers('hardtanh', { minVal, maxVal });
    if (!(minVal <= maxVal))
      throw new ArgumentError('hardtanh', 'minVal ≤ maxVal', `${minVal} and ${maxVal}`);
  },
  misreadings: [
    {
      id: 'tanh-instead',
      title: 'tanh instead',
      say: 'This is tanh, which bends smoothly. Here the input is only cut off.',
      value: tanhOf,
    },
    {
      id: 'zero-outside',
      title: '0 outside',
      say: 'Inputs beyond a bound became 0. They become that bound.',
      value: (x, { minVal = -1, maxVal = 1 }) => (x >= minVal && x <= maxVal ? x : 0),
    },
    {
      id: 'one-side-only',
      title: 'cut off above only',
      say: 'You cut off above and not below. Nothing smaller than minVal remains either.',
      value: (x, { maxVal = 1 }) => Math.min(x, maxVal),
    },
  ],
});

/** See `hardtanhOp`. */
export function hardtanh<V extends Value>(input: V, options: HardtanhOptions = {}): V {
  return applyOp(hardtanhOp, [input], options);
}
