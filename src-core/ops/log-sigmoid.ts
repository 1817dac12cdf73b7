import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf, softplusOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Logarithm of the sigmoid: out[i] = ln σ(x) = −ln(1 + e⁻ˣ) with x = input[i]; right for large |x| too, where the
 * sigmoid itself is 0 or 1.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.logsigmoid.
 */
export const logSigmoidOp = defineUnary<NoOptions>('logSigmoid', {
  value: (x) => -softplusOf(-x),
  // 1 − σ(x) = σ(−x)
  slope: (x, _y, { neg, sigmoid }) => sigmoid(neg(x)),
  each: { special: 2, add: 1 },
  misreadings: [
    {
      id: 'sigmoid-only',
      title: 'no logarithm',
      say: 'This is σ(x). Take its logarithm.',
      value: sigmoidOf,
    },
    {
      id: 'sign-lost',
      title: 'sign lost',
      say: 'The sign is turned: the logarithm of a number below 1 is negative.',
      value: (x) => softplusOf(-x),
    },
    {
      id: 'exponent-sign',
      title: 'wrong sign in the exponent',
      say: 'This is ln σ(−x). The sigmoid has e^−x below the line, not e^x.',
      value: (x) => -softplusOf(x),
    },
  ],
});

/** See `logSigmoidOp`. */
export function logSigmoid<V extends Value>(input: V): V {
  return applyOp(logSigmoidOp, [input], {});
}
