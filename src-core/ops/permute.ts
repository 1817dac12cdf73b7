import { ArgumentError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { resolveDim, resolveDims } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { shown } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface PermuteOptions {
  /** Axis i of the result is axis dims[i] of the input. */
  dims: readonly number[];
}

/**
 * The axes in another order: out[i_dims[0], i_dims[1], …] = input[i_0, i_1, …].
 *
 * Shapes: [s_0, s_1, …] → [s_dims[0], s_dims[1], …].
 * Errors: ArgumentError unless `dims` names each axis once.
 * Source: torch.permute.
 */
export const permuteOp: Op<'unary', PermuteOptions> = {
  name: 'permute',
  kind: 'unary',
  shape([input], { dims }) {
    checkList(dims);
    const order = resolveDims('permute', dims, input.length);
    if (order.length !== input.length)
      throw new ArgumentError('permute', `all ${input.length} dims`, formatShape(dims));
    return order.map((axis) => input[axis] as number);
  },
  forward([input], { dims }) {
    checkList(dims);
    return input.permute(dims);
  },
  // dinput = grad with the axes put back
  gradients: [({ options: { dims }, ops }, grad) => ops.permute(grad, inverse(dims))],
  tangent: ({ options: { dims }, ops }, [rate]) => ops.permute(rate, dims),
  cost: () => noCost,
  misreadings: [
    {
      id: 'inverse-order',
      title: 'where each axis goes',
      say: 'You moved axis i to place dims[i]. The list says where each axis of the result comes from.',
      forward: ([input], { dims }) => input.permute(inverse(dims)),
    },
    {
      id: 'reshaped-only',
      title: 'only the shape changed',
      say: 'Right shape, but the numbers kept their order. Each number moves with its axes.',
      forward: ([input], options) => input.reshape(permuteOp.shape([input.shape], options)),
    },
  ],
};

function checkList(dims: unknown): void {
  if (!Array.isArray(dims)) throw new ArgumentError('permute', 'dims as a list', shown(dims));
}

function inverse(dims: readonly number[]): number[] {
  const order = resolveDims('permute', dims, dims.length);
  return order.map((_, axis) => order.indexOf(axis));
}

/** See `permuteOp`. */
export function permute<V extends Value>(input: V, dims: readonly number[]): V {
  return applyOp(permuteOp, [input], { dims });
}

/**
 * A matrix with rows and columns exchanged.
 *
 * Shapes: [M, N] → [N, M].
 * Errors: ArgumentError unless there are two axes.
 * Source: torch.t, for matrices.
 */
export function t<V extends Value>(input: V): V {
  return input instanceof NdArray ? (input.t() as Value as V) : permute(input, [1, 0]);
}

/**
 * Exchanges two axes, the last two when none are named.
 *
 * Shapes: [M, N] → [N, M].
 * Errors: ArgumentError for an axis that does not exist.
 * Source: torch.transpose.
 */
export function transpose<V extends Value>(input: V, dim0 = -2, dim1 = -1): V {
  const rank = input.shape.length;
  // The common case, without arithmetic on axes.
  if (rank === 2 && dim0 === -2 && dim1 === -1) return t(input);
  const first = resolveDim('transpose', dim0, rank);
  const second = resolveDim('transpose', dim1, rank);
  const dims = input.shape.map((_, axis) => axis);
  return permute(input, dims.with(first, second).with(second, first));
}

/** As `transpose`. Source: torch.swapaxes. */
export function swapaxes<V extends Value>(input: V, axis0: number, axis1: number): V {
  return transpose(input, axis0, axis1);
}
