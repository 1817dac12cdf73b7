import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { roundHalfToEven } from './special.ts';
import { defineUnary, nothingPasses } from './unary.ts';

/**
 * The next whole number above: out[i] = ⌈input[i]⌉. Its gradient is 0 everywhere.
 *
 * Shapes: any → the same.
 * Source: torch.ceil.
 */
export const ceilOp = defineUnary<NoOptions>('ceil', {
  value: Math.ceil,
  flow: nothingPasses,
  each: { compare: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'one-added',
      title: '1 added to the floor',
      say: 'You rounded down and added 1. A whole number stays as it is.',
      value: (x) => Math.floor(x) + 1,
    },
    {
      id: 'rounded',
      title: 'rounded',
      say: 'You took the nearest whole number. Rounding up takes the next one above.',
      value: roundHalfToEven,
    },
    {
      id: 'rounded-down',
      title: 'rounded down',
      say: 'You rounded down. ⌈x⌉ rounds up.',
      value: Math.floor,
    },
  ],
});

/** See `ceilOp`. */
export function ceil<V extends Value>(input: V): V {
  return applyOp(ceilOp, [input], {});
}
