import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Hyperbolic cosine: out[i] = (eˣ + e⁻ˣ) / 2 with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.cosh.
 */
export const coshOp = defineUnary<NoOptions>('cosh', {
  value: Math.cosh,
  slope: (x, _y, { sinh }) => sinh(x),
  each: { special: 1 },
  misreadings: [
    {
      id: 'cosine-instead',
      title: 'cosine instead',
      say: 'This is the cosine of the circle. The hyperbolic cosine is (eˣ + e⁻ˣ) / 2.',
      value: Math.cos,
    },
    {
      id: 'not-halved',
      title: 'not halved',
      say: 'Right up to a factor of 2: halve eˣ + e⁻ˣ.',
      value: (x) => 2 * Math.cosh(x),
    },
    {
      id: 'sinh-instead',
      title: 'sinh instead',
      say: 'You took e⁻ˣ off: that is sinh. For cosh it is added.',
      value: Math.sinh,
    },
  ],
});

/** See `coshOp`. */
export function cosh<V extends Value>(input: V): V {
  return applyOp(coshOp, [input], {});
}
