import { checkFinite, checkNumbers } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { softplusOf } from './special.ts';
import { defineUnary } from './unary.ts';

export interface SoftplusOptions {
  /** How sharply it bends. Default 1. */
  beta?: number | undefined;
  /** Where beta · input is larger, the result is the input itself. Default 20. */
  threshold?: number | undefined;
}

/**
 * A ReLU with a round corner: out[i] = ln(1 + e^(beta · x)) / beta with x = input[i]; x itself where beta · x >
 * threshold.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError unless beta is a finite number and threshold a number.
 * Source: torch.nn.functional.softplus.
 */
export const softplusOp = defineUnary<SoftplusOptions>('softplus', {
  value: (x, { beta = 1, threshold = 20 }) =>
    beta * x > threshold ? x : softplusOf(beta * x) / beta,
  // grad · σ(beta · x), grad itself beyond the threshold
  flow(rate, x, _y, { gt, mul, sigmoid, where }, { beta = 1, threshold = 20 }) {
    const scaled = mul(x, beta);
    return where(gt(scaled, threshold), rate, mul(rate, sigmoid(scaled)));
  },
  check({ beta, threshold }) {
    checkFinite('softplus', { beta });
    checkNumbers('softplus', { threshold });
  },
  each: { special: 2, add: 1, multiply: 2, compare: 1 },
  misreadings: [
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'This is the ReLU. Softplus bends smoothly and is (ln 2) / beta at 0.',
      value: (x) => Math.max(x, 0),
    },
    {
      id: 'not-divided',
      title: 'not divided by beta',
      say: 'Divide the logarithm by beta, so that the slope is 1 far to the right.',
      value: (x, { beta = 1 }) => softplusOf(beta * x),
    },
    {
      id: 'beta-ignored',
      title: 'beta ignored',
      say: 'You computed ln(1 + eˣ). The exponent is beta · x, and the logarithm is divided by beta.',
      value: (x) => softplusOf(x),
    },
    {
      id: 'one-forgotten',
      title: '1 forgotten',
      say: 'Without the 1 the logarithm only undoes the exponential: ln(e^x) = x.',
      value: (x) => x,
    },
  ],
});

/** See `softplusOp`. */
export function softplus<V extends Value>(input: V, options: SoftplusOptions = {}): V {
  return applyOp(softplusOp, [input], options);
}
