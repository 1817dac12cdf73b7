import { ArgumentError } from '#core/errors.ts';
import { shown } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { defineUnary } from './unary.ts';

export interface ClampOptions {
  /** Nothing smaller remains. */
  min?: number | undefined;
  /** Nothing larger remains; it wins where min is larger still. */
  max?: number | undefined;
}

/**
 * Between two bounds: out[i] = min(max(input[i], min), max). The gradient at a bound is 1. Whole numbers stay whole
 * when the bounds are. Nothing lies within the bound NaN: the result is NaN, the gradient 0.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError without any bound, for one that is no number, or for truth values.
 * Source: torch.clamp, with numbers as bounds.
 */
export const clampOp = defineUnary<ClampOptions>('clamp', {
  value: (x, { min = -Infinity, max = Infinity }) => Math.min(Math.max(x, min), max),
  // grad where min ≤ x ≤ max, else 0
  flow: (rate, x, _y, { and, ge, le, where }, { min = -Infinity, max = Infinity }) =>
    where(and(ge(x, min), le(x, max)), rate, 0),
  each: { compare: 2 },
  keepsIntegers: ({ min = 0, max = 0 }) => Number.isInteger(min) && Number.isInteger(max),
  check({ min, max }) {
    if (min === undefined && max === undefined)
      throw new ArgumentError('clamp', 'min or max or both', 'neither');
    checkBound('min', min);
    checkBound('max', max);
  },
  misreadings: [
    {
      id: 'zero-outside',
      title: '0 outside',
      say: 'Inputs beyond a bound became 0. They become that bound.',
      value: (x, { min = -Infinity, max = Infinity }) => (x >= min && x <= max ? x : 0),
    },
    {
      id: 'above-only',
      title: 'cut off above only',
      say: 'You cut off above and not below. Nothing smaller than min remains either.',
      value: (x, { max = Infinity }) => Math.min(x, max),
    },
    {
      id: 'below-only',
      title: 'cut off below only',
      say: 'You cut off below and not above. Nothing larger than max remains either.',
      value: (x, { min = -Infinity }) => Math.max(x, min),
    },
  ],
});

function checkBound(name: string, bound: unknown): void {
  if (bound !== undefined && typeof bound !== 'number')
    throw new ArgumentError('clamp', `${name} as a number`, shown(bound));
}

/** See `clampOp`. */
export function clamp<V extends Value>(input: V, options: ClampOptions): V {
  return applyOp(clampOp, [input], options);
}
