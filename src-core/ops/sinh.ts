import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * Hyperbolic sine: out[i] = (eˣ − e⁻ˣ) / 2 with x = input[i].
 *
 * Shapes: any → the same.
 * Source: torch.sinh.
 */
export const sinhOp = defineUnary<NoOptions>('sinh', {
  value: Math.sinh,
  slope: (x, _y, { cosh }) => cosh(x),
  each: { special: 1 },
  misreadings: [
    {
      id: 'sine-instead',
      title: 'sine instead',
      say: 'This is the sine of the circle. The hyperbolic sine is (eˣ − e⁻ˣ) / 2.',
      value: Math.sin,
    },
    {
      id: 'not-halved',
      title: 'not halved',
      say: 'Right up to a factor of 2: halve eˣ − e⁻ˣ.',
      value: (x) => 2 * Math.sinh(x),
    },
    {
      id: 'cosh-instead',
      title: 'cosh instead',
      say: 'You added e⁻ˣ: that is cosh. For sinh it is taken off.',
      value: Math.cosh,
    },
  ],
});

/** See `sinhOp`. */
export function sinh<V extends Value>(input: V): V {
  return applyOp(sinhOp, [input], {});
}
