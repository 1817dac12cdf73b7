import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary, nothingPasses } from './unary.ts';

/**
 * out[i] = −1 below 0, 0 at 0 and for NaN, 1 above 0. Its gradient is 0 everywhere.
 *
 * Shapes: any → the same.
 * Source: torch.sign.
 */
export const signOp = defineUnary<NoOptions>('sign', {
  value: (x) => (x > 0 ? 1 : x < 0 ? -1 : 0),
  flow: nothingPasses,
  each: { compare: 1 },
  keepsIntegers: true,
  misreadings: [
    {
      id: 'zero-or-one',
      title: '0 instead of −1',
      say: 'You gave 0 to negative inputs. Their sign is −1.',
      value: (x) => (x > 0 ? 1 : 0),
    },
    {
      id: 'zero-is-positive',
      title: '0 taken for positive',
      say: 'Right everywhere but at exactly 0, whose sign is 0.',
      value: (x) => (x < 0 ? -1 : 1),
    },
    {
      id: 'absolute-value',
      title: 'absolute value',
      say: 'You dropped the sign and kept the size. It is the other way round: only −1, 0 or 1 remains.',
      value: Math.abs,
    },
  ],
});

/** See `signOp`. */
export function sign<V extends Value>(input: V): V {
  return applyOp(signOp, [input], {});
}
