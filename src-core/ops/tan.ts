import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Tangent: out[i] = sin input[i] / cos input[i], in radians.
 *
 * Shapes: any → the same.
 * Source: torch.tan.
 */
export const tanOp = defineUnary<NoOptions>('tan', {
  value: Math.tan,
  slope: (_x, y, { add, mul }) => add(mul(y, y), 1),
  each: { special: 1 },
  misreadings: [
    {
      id: 'degrees',
      title: 'in degrees',
      say: 'You took the input for degrees. It is in radians, where a full turn is 2π.',
      value: (x) => Math.tan((x * Math.PI) / 180),
    },
    {
      id: 'upside-down',
      title: 'upside down',
      say: 'You divided the cosine by the sine. The tangent is sine divided by cosine.',
      value: (x) => 1 / Math.tan(x),
    },
  ],
});

/** See `tanOp`. */
export function tan<V extends Value>(input: V): V {
  return applyOp(tanOp, [input], {});
}
