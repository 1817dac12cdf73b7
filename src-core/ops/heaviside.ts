import type { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { noRate } from './no-rate.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface HeavisideOptions {
  /** The value at exactly 0. */
  atZero: number;
}

/**
 * Step: out[i] = 0 below 0 and for NaN, `atZero` at 0, 1 above 0. Its gradient is 0 everywhere.
 *
 * Shapes: any → the same.
 * Source: torch.heaviside, with one number for `values` and no error on backward.
 */
export const heavisideOp: Op<'unary', HeavisideOptions> = {
  name: 'heaviside',
  kind: 'unary',
  shape: ([input]) => [...input],
  forward: ([input], { atZero }) => step(input, 0, atZero, 1),
  gradients: [null],
  tangent: ({ output, ops }) => noRate(ops, output),
  cost: ([input]) => costPerElement(input, { compare: 1 }),
  misreadings: [
    {
      id: 'zero-counts-as-other',
      title: '0 counted to the other side',
      say: 'Right everywhere but at exactly 0: look again whether the rule says ≥ or >.',
      forward: ([input], { atZero }) => step(input, 0, 1 - atZero, 1),
    },
    {
      id: 'sign-instead',
      title: '−1 instead of 0',
      say: 'Your outputs are −1 and 1. This neuron answers 0 or 1.',
      forward: ([input], { atZero }) => step(input, -1, 2 * atZero - 1, 1),
    },
    {
      id: 'turned-round',
      title: '0 and 1 exchanged',
      say: 'You gave 1 below the threshold and 0 above it. It is the other way round.',
      forward: ([input], { atZero }) => step(input, 1, 1 - atZero, 0),
    },
  ],
};

function step(input: NdArray, below: number, at: number, above: number): NdArray {
  return mapElements(input, (value) => {
    if (value > 0) return above;
    return value === 0 ? at : below;
  });
}

/** See `heavisideOp`. */
export function heaviside<V extends Value>(input: V, options: HeavisideOptions): V {
  return applyOp(heavisideOp, [input], options);
}

/** A threshold neuron's answer: 1 where `input ≥ 0` (or `input > 0`) holds, else 0. */
export function threshold<V extends Value>(input: V, comparison: '>=' | '>'): V {
  return heaviside(input, { atZero: comparison === '>=' ? 1 : 0 });
}
