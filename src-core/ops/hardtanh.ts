import { ArgumentError } from '#core/errors.ts';
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
 * 0.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError unless minVal ≤ maxVal.
 * Source: torch.nn.functional.hardtanh.
 */
export const hardtanhOp = defineUnary<HardtanhOptions>('hardtanh', {
  value: (x, { minVal = -1, maxVal = 1 }) => Math.min(Math.max(x, minVal), maxVal),
  // grad where minVal < x < maxVal, else 0
  flow: (rate, x, _y, { and, gt, lt, where }, { minVal = -1, maxVal = 1 }) =>
    where(and(gt(x, minVal), lt(x, maxVal)), rate, 0),
  each: { compare: 2 },
  keepsIntegers: true,
  check({ minVal = -1, maxVal = 1 }) {
    if (!(minVal <= maxVal))
      throw new ArgumentError('hardtanh', 'minVal ≤ maxVal', `${minVal} and ${maxVal}`);
  },
  misreadings: [
    {
      id: 'tanh-instead',
      title: 'tanh instead',
      say: 'This is tanh, which bends smoothly. Here the input is only cut off.',
      value: Math.tanh,
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
