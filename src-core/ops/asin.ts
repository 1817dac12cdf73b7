import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Inverse sine: the angle in −π/2 … π/2 whose sine is input[i]; NaN outside −1 … 1.
 *
 * Shapes: any → the same.
 * Source: torch.asin.
 */
export const asinOp = defineUnary<NoOptions>('asin', {
  value: Math.asin,
  // 1 / √(1 − x²); the product keeps its digits near ±1.
  slope: (x, _y, { add, div, mul, sqrt, sub }) => div(1, sqrt(mul(sub(1, x), add(x, 1)))),
  each: { special: 1 },
  misreadings: [
    {
      id: 'one-over-sine',
      title: '1 / sin instead',
      say: 'You divided 1 by the sine. The inverse function asks for the angle.',
      value: (x) => 1 / Math.sin(x),
    },
    {
      id: 'degrees',
      title: 'in degrees',
      say: 'The angle is right in degrees. It is wanted in radians, where a full turn is 2π.',
      value: (x) => (Math.asin(x) * 180) / Math.PI,
    },
    {
      id: 'inverse-cosine',
      title: 'inverse cosine',
      say: 'This is the angle with that cosine. The sine is asked for.',
      value: Math.acos,
    },
  ],
});

/** See `asinOp`. */
export function asin<V extends Value>(input: V): V {
  return applyOp(asinOp, [input], {});
}
