import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = cos input[i], in radians.
 *
 * Shapes: any → the same.
 * Source: torch.cos.
 */
export const cosOp = defineUnary<NoOptions>('cos', {
  value: Math.cos,
  slope: (x, _y, { neg, sin }) => neg(sin(x)),
  each: { special: 1 },
  misreadings: [
    {
      id: 'degrees',
      title: 'in degrees',
      say: 'You took the input for degrees. It is in radians, where a full turn is 2π.',
      value: (x) => Math.cos((x * Math.PI) / 180),
    },
    {
      id: 'sine-instead',
      title: 'sine instead',
      say: 'This is the sine, which is 0 at 0. The cosine is 1 there.',
      value: Math.sin,
    },
  ],
});

/** See `cosOp`. */
export function cos<V extends Value>(input: V): V {
  return applyOp(cosOp, [input], {});
}
