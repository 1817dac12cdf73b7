import type { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapGroups } from './groups.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { checkTotal, totalDType } from './reduction.ts';
import { laneDims, laneShape } from './lanes.ts';
import type { LaneOptions } from './lanes.ts';

export interface CumsumOptions extends LaneOptions {
  /** Sums from the end instead: out[i] = input[i] + input[i + 1] + … Default false. */
  reverse?: boolean | undefined;
}

/**
 * Running sum: out[…, i, …] = input[…, 0, …] + … + input[…, i, …] along the axis `dim`.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for an axis that does not exist, or for whole numbers whose sum is no int32.
 * Source: torch.cumsum, which keeps whole numbers in int64 and knows no `reverse`.
 */
export const cumsumOp: Op<'unary', CumsumOptions> = {
  name: 'cumsum',
  kind: 'unary',
  shape: ([input], options) => laneShape('cumsum', input, options),
  forward([input], { dim, reverse = false }) {
    const dtype = totalDType(input.dtype);
    return runningSums(input, dim, (out, lane) => {
      let total = 0;
      for (let k = 0; k < lane.length; k++) {
        const i = reverse ? lane.length - 1 - k : k;
        total = checkTotal('cumsum', dtype, total + (lane[i] as number));
        out[i] = total;
      }
    });
  },
  // An entry is part of every sum from its place on: dinput[i] = grad[i] + grad[i + 1] + …
  gradients: [
    ({ options: { dim, reverse = false }, ops }, grad) =>
      ops.cumsum(grad, dim, { reverse: !reverse }),
  ],
  tangent: ({ options: { dim, reverse }, ops }, [rate]) => ops.cumsum(rate, dim, { reverse }),
  cost: ([input]) => costPerElement(input, { add: 1 }),
  misreadings: [
    {
      id: 'own-entry-left-out',
      title: 'own entry left out',
      say: 'You summed what stands before each place. The entry at the place itself belongs to it.',
      forward: ([input], { dim }) =>
        runningSums(input, dim, (out, lane) => {
          let total = 0;
          for (let i = 0; i < lane.length; i++) {
            out[i] = total;
            total += lane[i] as number;
          }
        }),
    },
    {
      id: 'from-the-end',
      title: 'summed from the end',
      say: 'You summed from the last entry backwards. The running sum starts with the first.',
      forward: ([input], options) => cumsumOp.forward([input], { ...options, reverse: true }),
    },
  ],
};

function runningSums(
  input: NdArray,
  dim: number,
  f: (out: Float64Array, lane: Float64Array) => void,
): NdArray {
  const dims = laneDims('cumsum', dim, input.rank);
  return mapGroups([input], dims, (out, [lane]) => f(out, lane), totalDType(input.dtype));
}

/** See `cumsumOp`. */
export function cumsum<V extends Value>(
  input: V,
  dim: number,
  { reverse }: { reverse?: boolean | undefined } = {},
): V {
  return applyOp(cumsumOp, [input], reverse === undefined ? { dim } : { dim, reverse });
}
