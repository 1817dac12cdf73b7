import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = 1 / √input[i]; ∞ at 0, NaN below.
 *
 * Shapes: any → the same.
 * Source: torch.rsqrt.
 */
export const rsqrtOp = defineUnary<NoOptions>('rsqrt', {
  value: (x) => 1 / Math.sqrt(x),
  // −½ · x^(−3/2)
  slope: (_x, y, { mul }) => mul(mul(y, mul(y, y)), -0.5),
  each: { special: 1, multiply: 1 },
  misreadings: [
    {
      id: 'root-only',
      title: 'not divided',
      say: 'This is the root. Here 1 is divided by it.',
      value: Math.sqrt,
    },
    {
      id: 'reciprocal-only',
      title: 'no root',
      say: 'This is 1 / x. The root of x stands below the line.',
      value: (x) => 1 / x,
    },
  ],
});

/** See `rsqrtOp`. */
export function rsqrt<V extends Value>(input: V): V {
  return applyOp(rsqrtOp, [input], {});
}
