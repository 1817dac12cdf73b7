import { checkFinite } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { defineUnary } from './unary.ts';

export interface LeakyReluOptions {
  /** What is kept of a negative input. Default 0.01. */
  negativeSlope?: number | undefined;
}

/**
 * ReLU that leaks: out[i] = x above 0, negativeSlope · x else, with x = input[i]. The gradient at 0 is negativeSlope.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError unless negativeSlope is a finite number.
 * Source: torch.nn.functional.leaky_relu.
 */
export const leakyReluOp = defineUnary<LeakyReluOptions>('leakyRelu', {
  value: (x, { negativeSlope = 0.01 }) => (x > 0 ? x : negativeSlope * x),
  // grad where x > 0, else grad · negativeSlope
  flow: (rate, x, _y, { gt, mul, where }, { negativeSlope = 0.01 }) =>
    where(gt(x, 0), rate, mul(rate, negativeSlope)),
  check: ({ negativeSlope }) => checkFinite('leakyRelu', { negativeSlope }),
  each: { compare: 1, multiply: 1 },
  misreadings: [
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'Negative inputs became 0: that is the ReLU. The leaky one keeps negativeSlope times them.',
      value: (x) => Math.max(x, 0),
    },
    {
      id: 'slope-everywhere',
      title: 'slope everywhere',
      say: 'You multiplied positive inputs by the slope too. They go through unchanged.',
      value: (x, { negativeSlope = 0.01 }) => negativeSlope * x,
    },
    {
      id: 'sign-turned',
      title: 'sign turned',
      say: 'Negative inputs came out positive. They are made smaller and keep their sign.',
      value: (x, { negativeSlope = 0.01 }) => (x > 0 ? x : -negativeSlope * x),
    },
  ],
});

/** See `leakyReluOp`. */
export function leakyRelu<V extends Value>(input: V, options: LeakyReluOptions = {}): V {
  return applyOp(leakyReluOp, [input], options);
}
