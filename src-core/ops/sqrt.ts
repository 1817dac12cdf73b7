import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

/**
 * out[i] = √input[i]; NaN below 0.
 *
 * Shapes: any → the same.
 * Source: torch.sqrt.
 */
export const sqrtOp = defineUnary<NoOptions>('sqrt', {
  value: Math.sqrt,
  slope: (_x, y, { div }) => div(0.5, y),
  each: { special: 1 },
  misreadings: [
    {
      id: 'halved',
      title: 'halved',
      say: 'You halved the input. The root is the number whose square is the input.',
      value: (x) => x / 2,
    },
    {
      id: 'squared',
      title: 'squared',
      say: 'You squared the input. The root undoes a square.',
      value: (x) => x * x,
    },
  ],
});

/** See `sqrtOp`. */
export function sqrt<V extends Value>(input: V): V {
  return applyOp(sqrtOp, [input], {});
}
