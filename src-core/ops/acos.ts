import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Inverse cosine: the angle in 0 … π whose cosine is input[i]; NaN outside −1 … 1.
 *
 * Shapes: any → the same.
 * Source: torch.acos.
 */
export const acosOp = defineUnary<NoOptions>('acos', {
  value: Math.acos,
  // −1 / √(1 − x²); the product keeps its digits near ±1.
  slope: (x, _y, { add, div, mul, sqrt, sub }) => div(-1, sqrt(mul(sub(1, x), add(x, 1)))),
  each: { special: 1 },
  misreadings: [
    {
      id: 'one-over-cosine',
      title: '1 / cos instead',
      say: 'You divided 1 by the cosine. The inverse function asks for the angle.',
      value: (x) => 1 / Math.cos(x),
    },
    {
      id: 'degrees',
      title: 'in degrees',
      say: 'The angle is right in degrees. It is wanted in radians, where a full turn is 2π.',
      value: (x) => (Math.acos(x) * 180) / Math.PI,
    },
    {
      id: 'inverse-sine',
      title: 'inverse sine',
      say: 'This is the angle with that sine. The cosine is asked for.',
      value: Math.asin,
    },
  ],
});

/** See `acosOp`. */
export function acos<V extends Value>(input: V): V {
  return applyOp(acosOp, [input], {});
}
