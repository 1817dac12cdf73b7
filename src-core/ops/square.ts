import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = input[i]².
 *
 * Shapes: any → the same.
 * Source: torch.square.
 */
export const squareOp = defineUnary<NoOptions>('square', {
  value: (x) => x * x,
  slope: (x, _y, { mul }) => mul(x, 2),
  each: { multiply: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'doubled',
      title: 'doubled',
      say: 'You doubled the input. A square is the input times itself.',
      value: (x) => 2 * x,
    },
    {
      id: 'sign-kept',
      title: 'sign kept',
      say: 'Negative inputs stayed negative. Minus times minus is plus, so a square is never negative.',
      value: (x) => x * Math.abs(x),
    },
  ],
});

/** See `squareOp`. */
export function square<V extends Value>(input: V): V {
  return applyOp(squareOp, [input], {});
}
