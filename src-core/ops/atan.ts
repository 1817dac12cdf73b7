import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Inverse tangent: the angle in −π/2 … π/2 whose tangent is input[i].
 *
 * Shapes: any → the same.
 * Source: torch.atan.
 */
export const atanOp = defineUnary<NoOptions>('atan', {
  value: Math.atan,
  slope: (x, _y, { add, div, mul }) => div(1, add(mul(x, x), 1)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'one-over-tangent',
      title: '1 / tan instead',
      say: 'You divided 1 by the tangent. The inverse function asks for the angle.',
      value: (x) => 1 / Math.tan(x),
    },
    {
      id: 'degrees',
      title: 'in degrees',
      say: 'The angle is right in degrees. It is wanted in radians, where a full turn is 2π.',
      value: (x) => (Math.atan(x) * 180) / Math.PI,
    },
  ],
});

/** See `atanOp`. */
export function atan<V extends Value>(input: V): V {
  return applyOp(atanOp, [input], {});
}
