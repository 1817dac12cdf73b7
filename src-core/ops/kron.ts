import { elementCount } from '#core/tensor/strides.ts';
import { costPerElement } from './cost.ts';
import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Kronecker product, a copy of `other` for each number of `input`, times it:
 * out[i·P + p, j·Q + q] = input[i, j] · other[p, q].
 *
 * Shapes: input [M, N], other [P, Q] → [M·P, N·Q]; likewise for any rank, missing axes in front are 1.
 * Source: torch.kron.
 */
export const kronOp: Op<'binary', NoOptions> = {
  name: 'kron',
  kind: 'binary',
  shape([a, b]) {
    const [rows, blocks] = aligned(a, b);
    const shape = rows.map((size, axis) => size * (blocks[axis] as number));
    elementCount('kron', shape);
    return shape;
  },
  forward([a, b]) {
    const shape = kronOp.shape([a.shape, b.shape], {});
    const [rows, blocks] = aligned(a.shape, b.shape);
    const [left, right] = [a.reshape(coarse(rows)), b.reshape(fine(blocks))];
    return zipElements('kron', left, right, (x, y) => x * y).reshape(shape);
  },
  // da = Σ over each block of grad · b, db = Σ over the blocks of grad · a
  gradients: [
    ({ inputs: [a, b], ops }, grad) => {
      const [rows, blocks] = aligned(a.shape, b.shape);
      const cut = ops.reshape(grad, interleaved(rows, blocks));
      const share = ops.mul(cut, ops.reshape(b, fine(blocks)));
      return ops.reshape(sumTo(ops, share, coarse(rows)), a.shape);
    },
    ({ inputs: [a, b], ops }, grad) => {
      const [rows, blocks] = aligned(a.shape, b.shape);
      const cut = ops.reshape(grad, interleaved(rows, blocks));
      const share = ops.mul(cut, ops.reshape(a, coarse(rows)));
      return ops.reshape(sumTo(ops, share, fine(blocks)), b.shape);
    },
  ],
  tangent: ({ inputs: [a, b], output, ops }, [rate, otherRate]) =>
    sumOfRates(ops, output.shape, rate && ops.kron(rate, b), otherRate && ops.kron(a, otherRate)),
  cost: (shapes) => costPerElement(kronOp.shape(shapes, {}), { multiply: 1 }),
  misreadings: [
    {
      id: 'order-swapped',
      title: 'factors exchanged',
      say: 'You put copies of the first into the second. Each number of the first is replaced by a copy of the second.',
      forward: ([a, b]) => kronOp.forward([b, a], {}),
    },
  ],
};

/** Both shapes with ones in front up to the same rank. */
function aligned(a: readonly number[], b: readonly number[]): [number[], number[]] {
  const rank = Math.max(a.length, b.length);
  const filled = (shape: readonly number[]): number[] => [
    ...new Array<number>(rank - shape.length).fill(1),
    ...shape,
  ];
  return [filled(a), filled(b)];
}

/** Each size followed by 1. */
function coarse(shape: readonly number[]): number[] {
  return shape.flatMap((size) => [size, 1]);
}

/** Each size preceded by 1. */
function fine(shape: readonly number[]): number[] {
  return shape.flatMap((size) => [1, size]);
}

function interleaved(rows: readonly number[], blocks: readonly number[]): number[] {
  return rows.flatMap((size, axis) => [size, blocks[axis] as number]);
}

/** See `kronOp`. */
export function kron<V extends Value>(input: V, other: V): V {
  return applyOp(kronOp, [input, other], {});
}
