import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { algebraDtype, matricesOf, squareSize } from './lu.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';

/**
 * Cholesky factor: the lower triangle L with a positive diagonal and L · Lᵀ = input. Only the lower triangle of the
 * input is read, which is taken to be symmetric.
 *
 * Shapes: […, N, N] → the same.
 * Errors: ShapeError unless the matrices are square, ArgumentError for one that is not positive definite.
 * Source: torch.linalg.cholesky. As there, the gradient is that of a symmetric input.
 */
export const choleskyOp: Op<'unary', NoOptions> = {
  name: 'cholesky',
  kind: 'unary',
  shape([input]) {
    squareSize('cholesky', input);
    return [...input];
  },
  forward([input]) {
    const size = squareSize('cholesky', input.shape);
    const out = NdArray.empty(input.shape, algebraDtype(input));
    let start = 0;
    for (const matrix of matricesOf(input)) {
      out.data.set(factorOf(matrix, size), start);
      start += size * size;
    }
    return out;
  },
  // dinput = ½ (S + Sᵀ) with S = L⁻ᵀ · Φ(Lᵀ · grad) · L⁻¹; Φ keeps the lower triangle and half the diagonal
  gradients: [
    ({ output, ops }, grad) => {
      const inverse = ops.inverse(output);
      const inner = lowerHalf(ops, ops.matmul(ops.transpose(output), ops.tril(grad)));
      const share = ops.matmul(ops.transpose(inverse), ops.matmul(inner, inverse));
      return ops.mul(ops.add(share, ops.transpose(share)), 0.5);
    },
  ],
  // dL = L · Φ(L⁻¹ · dinput · L⁻ᵀ)
  tangent: ({ output, ops }, [rate]) => {
    const inverse = ops.inverse(output);
    const symmetric = ops.mul(ops.add(rate, ops.transpose(rate)), 0.5);
    const inner = ops.matmul(inverse, ops.matmul(symmetric, ops.transpose(inverse)));
    return ops.matmul(output, lowerHalf(ops, inner));
  },
  cost([input]) {
    const size = squareSize('cholesky', input);
    const count = input.slice(0, -2).reduce((product, each) => product * each, 1);
    const steps = (size * (size - 1) * (size + 1)) / 6;
    const divisions = (size * (size - 1)) / 2;
    return { multiply: count * (steps + divisions), add: count * steps, special: count * size };
  },
  misreadings: [
    {
      id: 'transposed',
      title: 'upper triangle',
      say: 'This is the upper triangle, the transpose. The factor asked for is the lower one.',
      forward([input]) {
        const dims = input.shape.map((_, axis) => axis);
        const order = [...dims.slice(0, -2), input.rank - 1, input.rank - 2];
        return choleskyOp.forward([input], {}).permute(order);
      },
    },
  ],
};

function factorOf(matrix: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column] as number;
      for (let k = 0; k < column; k++)
        sum -= (out[row * size + k] as number) * (out[column * size + k] as number);
      if (row === column && !(sum > 0))
        throw new ArgumentError('cholesky', 'a positive definite matrix', `pivot ${row} = ${sum}`);
      out[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / (out[column * (size + 1)] as number);
    }
  return out;
}

function lowerHalf<V extends Value>(ops: OpFunctions, matrices: V): V {
  const [whole, strict] = [ops.tril(matrices), ops.tril(matrices, { diagonal: -1 })];
  return ops.mul(ops.add(whole, strict), 0.5);
}

/** See `choleskyOp`. */
export function cholesky<V extends Value>(input: V): V {
  return applyOp(choleskyOp, [input], {});
}
