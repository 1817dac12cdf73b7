import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = sin input[i], in radians.
 *
 * Shapes: any → the same.
 * Source: torch.sin.
 */
export const sinOp = defineUnary<NoOptions>('sin', {
  value: Math.sin,
  slope: (x, _y, { cos }) => cos(x),
  each: { special: 1 },
  misreadings: [
    {
      id: 'degrees',
      title: 'in degrees',
      say: 'You took the input for degrees. It is in radians, where a full turn is 2π.',
      value: (x) => Math.sin((x * Math.PI) / 180),
    },
    {
      id: 'cosine-instead',
      title: 'cosine instead',
      say: 'This is the cosine, which is 1 at 0. The sine is 0 there.',
      value: Math.cos,
    },
  ],
});

/** See `sinOp`. */
export function sin<V extends Value>(input: V): V {
  return applyOp(sinOp, [input], {});
}
