import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { resolveDim } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { overwrite, pickAlong } from './places.ts';

export interface RollOptions {
  /** How far everything moves towards higher indices, one number an axis in `dims`. */
  shifts: number | readonly number[];
  /** The axes; without them the tensor is rolled as one long row. */
  dims?: number | readonly number[] | undefined;
}

/**
 * Everything moved along an axis, and what leaves at the end comes in at the start:
 * out[…, i, …] = input[…, (i − shift) mod s, …].
 *
 * Shapes: any → the same.
 * Errors: ArgumentError unless there is one whole shift an axis, or for an axis that does not exist.
 * Source: torch.roll.
 */
export const rollOp: Op<'unary', RollOptions> = {
  name: 'roll',
  kind: 'unary',
  shape([input], options) {
    moves(input.length, options);
    return [...input];
  },
  forward([input], options) {
    const found = moves(input.rank, options);
    const start = options.dims === undefined ? input.reshape([-1]) : input;
    return found
      .reduce((array, [shift, axis]) => rolled(array, shift, axis), start)
      .reshape(input.shape);
  },
  // dinput = grad rolled back
  gradients: [
    ({ options: { shifts, dims }, ops }, grad) =>
      ops.roll(
        grad,
        [shifts].flat().map((shift) => -shift),
        { dims },
      ),
  ],
  tangent: ({ options: { shifts, dims }, ops }, [rate]) => ops.roll(rate, shifts, { dims }),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-direction',
      title: 'the other way',
      say: 'You moved everything towards lower indices. A positive shift moves towards higher ones.',
      forward: ([input], { shifts, dims }) =>
        rollOp.forward([input], { shifts: [shifts].flat().map((shift) => -shift), dims }),
    },
    {
      id: 'zeros-moved-in',
      title: 'zeros moved in',
      say: 'You filled up with zeros. What leaves at one end comes in at the other.',
      forward([input], options) {
        const start = options.dims === undefined ? input.reshape([-1]) : input;
        return moves(input.rank, options)
          .reduce((array, [shift, axis]) => shifted(array, shift, axis), start)
          .reshape(input.shape);
      },
    },
  ],
};

/** Pairs of a shift and its axis. */
function moves(rank: number, { shifts, dims }: RollOptions): [shift: number, axis: number][] {
  const list = [shifts].flat();
  const axes = dims === undefined ? [0] : [dims].flat();
  if (list.length !== axes.length || !list.every(Number.isSafeInteger))
    throw new ArgumentError('roll', `${axes.length} whole shifts`, `[${list.join(', ')}]`);
  const along = dims === undefined ? 1 : rank;
  return list.map((shift, i) => [shift, resolveDim('roll', axes[i] as number, along)]);
}

function rolled(input: NdArray, shift: number, axis: number): NdArray {
  const size = input.shape[axis] as number;
  const from = Array.from({ length: size }, (_, i) => (((i - shift) % size) + size) % size);
  return pickAlong(input, axis, from);
}

function shifted(input: NdArray, shift: number, axis: number): NdArray {
  const out = rolled(input, shift, axis);
  const size = input.shape[axis] as number;
  const count = Math.min(Math.abs(shift), size);
  const entered = out.slice(axis, shift > 0 ? 0 : size - count, shift > 0 ? count : size);
  overwrite(entered, NdArray.full(entered.shape, 0, input.dtype));
  return out;
}

/** See `rollOp`. */
export function roll<V extends Value>(
  input: V,
  shifts: number | readonly number[],
  options: { dims?: number | readonly number[] | undefined } = {},
): V {
  return applyOp(rollOp, [input], { shifts, ...options });
}
