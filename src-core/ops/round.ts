import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { roundHalfToEven } from './special.ts';
import { defineUnary, nothingPasses } from './unary.ts';

/**
 * The nearest whole number; a half goes to the even one of its two neighbours. Its gradient is 0 everywhere.
 *
 * Shapes: any → the same.
 * Source: torch.round.
 */
export const roundOp = defineUnary<NoOptions>('round', {
  value: roundHalfToEven,
  flow: nothingPasses,
  each: { compare: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'halves-up',
      title: 'halves rounded up',
      say: 'You rounded a half up. Here it goes to the even neighbour: 0.5 to 0, 1.5 to 2, 2.5 to 2.',
      value: (x) => Math.floor(x + 0.5),
    },
    {
      id: 'cut-off',
      title: 'decimals cut off',
      say: 'You cut the decimals off. Rounding takes the nearest whole number.',
      value: Math.trunc,
    },
  ],
});

/** See `roundOp`. */
export function round<V extends Value>(input: V): V {
  return applyOp(roundOp, [input], {});
}
