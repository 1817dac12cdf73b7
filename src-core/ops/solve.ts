import { ShapeError } from '#core/errors.ts';
import { broadcastShapes } from '#core/tensor/broadcasting.ts';
import { floatFor, promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { checkRegular, eliminate, matricesOf, squareSize, substitute } from './lu.ts';
import { matmulOp } from './matmul.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * The solution X of A · X = B, by elimination with partial pivoting.
 *
 * Shapes: A […, N, N], B […, N, K] → […, N, K], leading axes stretched; a vector B [N], or one for each A, B […, N]
 * with the leading axes of A, → […, N].
 * Errors: ShapeError when they do not fit, ArgumentError for an A that has no inverse.
 * Source: torch.linalg.solve.
 */
export const solveOp: Op<'binary', NoOptions> = {
  name: 'solve',
  kind: 'binary',
  shape([a, b]) {
    const size = squareSize('solve', a);
    const columns = asColumns(a, b);
    if (columns.length < 2 || columns.at(-2) !== size)
      throw new ShapeError('solve', 'A […, N, N] and B […, N, K] or [N]', a, b);
    const lead = broadcastShapes('solve', a.slice(0, -2), columns.slice(0, -2));
    const shape = [...lead, ...columns.slice(-2)];
    return isVector(a, b) ? shape.slice(0, -1) : shape;
  },
  forward([a, b]) {
    const shape = solveOp.shape([a.shape, b.shape], {});
    const columns = b.reshape(asColumns(a.shape, b.shape));
    const [size, width] = columns.shape.slice(-2) as [number, number];
    const lead = broadcastShapes('solve', a.shape.slice(0, -2), columns.shape.slice(0, -2));
    const out = NdArray.empty(shape, floatFor(promote(a, b)));
    const rights = [...matricesOf(columns.expand([...lead, size, width]))];
    let i = 0;
    for (const matrix of matricesOf(a.expand([...lead, size, size]))) {
      const found = eliminate(matrix, size);
      checkRegular('solve', found);
      const x = substitute(found, size, rights[i] as Float64Array, width);
      out.data.set(x, i++ * size * width);
    }
    return out;
  },
  // dB = the solution for Aᵀ and grad, dA = −dB · Xᵀ
  gradients: [
    ({ inputs: [a, b], output, ops }, grad) => {
      const share = solvedTurned(ops, a, b, grad);
      const x = ops.reshape(output, share.shape);
      return sumTo(ops, ops.neg(ops.matmul(share, ops.transpose(x))), a.shape);
    },
    ({ inputs: [a, b], ops }, grad) => {
      const share = solvedTurned(ops, a, b, grad);
      return ops.reshape(sumTo(ops, share, asColumns(a.shape, b.shape)), b.shape);
    },
  ],
  // A · dX = dB − dA · X
  tangent: ({ inputs: [a, b], output, ops }, [rate, otherRate]) => {
    const shape = output.shape;
    const full = [...shape, ...(isVector(a.shape, b.shape) ? [1] : [])];
    const moved = rate && ops.neg(ops.matmul(rate, ops.reshape(output, full)));
    const right = otherRate && ops.reshape(otherRate, asColumns(a.shape, b.shape));
    const sum = moved && right ? ops.add(moved, right) : (moved ?? right);
    return ops.reshape(ops.solve(a, ops.expand(sum as typeof output, full)), shape);
  },
  cost([a, b]) {
    const size = squareSize('solve', a);
    const out = solveOp.shape([a, b], {}).reduce((product, each) => product * each, 1);
    const count = a.slice(0, -2).reduce((product, each) => product * each, 1);
    const steps = (size * (size - 1) * (2 * size - 1)) / 6;
    return { multiply: count * steps + out * size, add: count * steps + out * (size - 1) };
  },
  misreadings: [
    {
      id: 'multiplied-instead',
      title: 'multiplied instead of solved',
      say: 'You multiplied B by A. The solution is what A turns into B.',
      forward: ([a, b]) => matmulOp.forward([a, b], {}),
    },
    {
      id: 'matrix-transposed',
      title: 'matrix transposed',
      say: 'You read the equations down the columns of A. Each row is one equation.',
      forward: ([a, b]) => {
        const dims = a.shape.map((_, axis) => axis);
        const turned = a.permute([...dims.slice(0, -2), a.rank - 1, a.rank - 2]);
        return solveOp.forward([turned, b], {});
      },
    },
  ],
};

/** Whether B is one vector for each A. */
function isVector(a: readonly number[], b: readonly number[]): boolean {
  return b.length === 1 || (b.length === a.length - 1 && sameShape(b, a.slice(0, -1)));
}

function asColumns(a: readonly number[], b: readonly number[]): readonly number[] {
  return isVector(a, b) ? [...b, 1] : b;
}

/** The solution for Aᵀ and grad, as columns. */
function solvedTurned<V extends Value>(ops: OpFunctions, a: V, b: V, grad: V): V {
  const columns = isVector(a.shape, b.shape) ? ops.unsqueeze(grad, -1) : grad;
  return ops.solve(ops.transpose(a), columns);
}

/** See `solveOp`. */
export function solve<V extends Value>(input: V, other: V): V {
  return applyOp(solveOp, [input, other], {});
}
