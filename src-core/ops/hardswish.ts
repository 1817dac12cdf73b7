import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { sigmoidOf } from './special.ts';
import { defineUnary } from './unary.ts';

/**
 * Swish of straight lines: out[i] = x · min(max(x + 3, 0), 6) / 6 with x = input[i]. The gradient at −3 is 0, at 3
 * it is 1.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.hardswish.
 */
export const hardswishOp = defineUnary<NoOptions>('hardswish', {
  value: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
  // 0 up to −3, x/3 + ½ between, 1 from 3 on
  flow: (rate, x, _y, { add, div, ge, le, mul, where }) =>
    where(le(x, -3), 0, where(ge(x, 3), rate, mul(rate, add(div(x, 3), 0.5)))),
  each: { add: 1, compare: 2, multiply: 2 },
  misreadings: [
    {
      id: 'silu-instead',
      title: 'SiLU instead',
      say: 'This is x · σ(x). Here three straight lines stand for the sigmoid.',
      value: (x) => x * sigmoidOf(x),
    },
    {
      id: 'factor-missing',
      title: 'factor x missing',
      say: 'This is the hard sigmoid. Multiply it by x.',
      value: (x) => Math.min(Math.max(x + 3, 0), 6) / 6,
    },
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'This is the ReLU. Between −3 and 3 hardswish is x · (x + 3) / 6.',
      value: (x) => Math.max(x, 0),
    },
  ],
});

/** See `hardswishOp`. */
export function hardswish<V extends Value>(input: V): V {
  return applyOp(hardswishOp, [input], {});
}
