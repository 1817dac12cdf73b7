import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { roundHalfToEven } from './special.ts';
import { defineUnary, nothingPasses } from './unary.ts';

/**
 * The next whole number below: out[i] = ⌊input[i]⌋. Its gradient is 0 everywhere.
 *
 * Shapes: any → the same.
 * Source: torch.floor.
 */
export const floorOp = defineUnary<NoOptions>('floor', {
  value: Math.floor,
  flow: nothingPasses,
  each: { compare: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'cut-off',
      title: 'decimals cut off',
      say: 'You cut the decimals off. Below 0 that goes up: ⌊−1.5⌋ is −2.',
      value: Math.trunc,
    },
    {
      id: 'rounded',
      title: 'rounded',
      say: 'You took the nearest whole number. Rounding down takes the next one below.',
      value: roundHalfToEven,
    },
    {
      id: 'rounded-up',
      title: 'rounded up',
      say: 'You rounded up. ⌊x⌋ rounds down.',
      value: Math.ceil,
    },
  ],
});

/** See `floorOp`. */
export function floor<V extends Value>(input: V): V {
  return applyOp(floorOp, [input], {});
}
