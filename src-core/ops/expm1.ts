import { expOf, expm1Of } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = e^input[i] − 1, with all digits where the input is tiny.
 *
 * Shapes: any → the same.
 * Source: torch.expm1.
 */
export const expm1Op = defineUnary<NoOptions>('expm1', {
  value: expm1Of,
  // Not y + 1, which is 0 far to the left.
  slope: (x, _y, { exp }) => exp(x),
  each: { special: 1, add: 1 },
  misreadings: [
    {
      id: 'one-forgotten',
      title: '1 not taken off',
      say: 'This is e^x. Take 1 off it.',
      value: expOf,
    },
    {
      id: 'one-in-exponent',
      title: '1 taken off the exponent',
      say: 'You computed e^(x − 1). The 1 is taken off the result.',
      value: (x) => expOf(x - 1),
    },
  ],
});

/** See `expm1Op`. */
export function expm1<V extends Value>(input: V): V {
  return applyOp(expm1Op, [input], {});
}
