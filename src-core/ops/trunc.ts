import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { roundHalfToEven } from './special.ts';
import { defineUnary, nothingPasses } from './unary.ts';

/**
 * Decimals cut off: the next whole number towards 0. Its gradient is 0 everywhere.
 *
 * Shapes: any → the same.
 * Source: torch.trunc.
 */
export const truncOp = defineUnary<NoOptions>('trunc', {
  value: Math.trunc,
  flow: nothingPasses,
  each: { compare: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'rounded-down',
      title: 'rounded down',
      say: 'You rounded down. Below 0, cutting the decimals off goes up: −1.5 becomes −1.',
      value: Math.floor,
    },
    {
      id: 'rounded',
      title: 'rounded',
      say: 'You took the nearest whole number. Cut the decimals off, however large they are.',
      value: roundHalfToEven,
    },
  ],
});

/** See `truncOp`. */
export function trunc<V extends Value>(input: V): V {
  return applyOp(truncOp, [input], {});
}
