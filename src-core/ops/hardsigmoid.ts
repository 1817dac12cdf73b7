import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Sigmoid of straight lines: out[i] = min(max(x + 3, 0), 6) / 6 with x = input[i]. The gradient at ±3 is 0.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.hardsigmoid, whose gradient takes 1/6 in float32 even for float64.
 */
export const hardsigmoidOp = defineUnary<NoOptions>('hardsigmoid', {
  value: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
  // grad / 6 where −3 < x < 3, else 0
  flow: (rate, x, _y, { and, div, gt, lt, where }) =>
    where(and(gt(x, -3), lt(x, 3)), div(rate, 6), 0),
  each: { add: 1, compare: 2, multiply: 1 },
  misreadings: [
    {
      id: 'sigmoid-instead',
      title: 'sigmoid instead',
      say: 'This is the sigmoid itself. Here three straight lines stand for it.',
      value: sigmoidOf,
    },
    {
      id: 'not-shifted',
      title: 'not shifted',
      say: 'The 3 is missing: the ramp runs from −3 to 3 and is ½ at 0.',
      value: (x) => Math.min(Math.max(x, 0), 6) / 6,
    },
    {
      id: 'not-divided',
      title: 'not divided',
      say: 'The result reaches 6. Divide by 6, so that it runs from 0 to 1.',
      value: (x) => Math.min(Math.max(x + 3, 0), 6),
    },
  ],
});

/** See `hardsigmoidOp`. */
export function hardsigmoid<V extends Value>(input: V): V {
  return applyOp(hardsigmoidOp, [input], {});
}
