import { ArgumentError } from '#core/errors.ts';
import { eye } from '#core/tensor/creation.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { mapElements } from './elementwise.ts';
import { inverseOp } from './inverse.ts';
import { squareSize } from './lu.ts';
import { matmulOp } from './matmul.ts';
import { applyOp } from './op.ts';
import type { Op, OpFunctions, Value } from './op.ts';

export interface MatrixPowerOptions {
  /** How many factors; negative: of the inverse. */
  n: number;
}

/**
 * Power of square matrices: out = input · input · … · input with n factors; n = 0 gives the identity, n < 0 the power
 * −n of the inverse. Found by squaring: input¹³ = input⁸ · input⁴ · input.
 *
 * Shapes: […, N, N] → the same.
 * Errors: ShapeError unless the matrices are square, ArgumentError for a broken n, or n < 0 without an inverse.
 * Source: torch.linalg.matrix_power.
 */
export const matrixPowerOp: Op<'unary', MatrixPowerOptions> = {
  name: 'matrixPower',
  kind: 'unary',
  shape([input], { n }) {
    squareSize('matrixPower', input);
    if (!Number.isSafeInteger(n)) throw new ArgumentError('matrixPower', 'a whole n', `${n}`);
    return [...input];
  },
  forward([input], { n }) {
    const size = squareSize('matrixPower', matrixPowerOp.shape([input.shape], { n }));
    let square = n < 0 ? inverseOp.forward([input], {}) : input;
    let out: NdArray | undefined;
    for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) out = out ? matmulOp.forward([out, square], {}) : square;
      if (left > 1) square = matmulOp.forward([square, square], {});
    }
    return out ?? eye(size, size, input.dtype).expand(input.shape);
  },
  // dinput = Σ_k (input^k)ᵀ · grad · (input^(n − 1 − k))ᵀ; each factor changes in turn
  gradients: [
    ({ inputs: [input], options: { n }, ops }, grad) =>
      changeOf(ops, ops.transpose(input), grad, n),
  ],
  tangent: ({ inputs: [input], options: { n }, ops }, [rate]) => changeOf(ops, input, rate, n),
  cost([input], { n }) {
    const size = squareSize('matrixPower', input);
    const count = input.slice(0, -2).reduce((product, each) => product * each, 1);
    const products = Math.max(0, Math.abs(n) - 1);
    return {
      multiply: count * products * size ** 3,
      add: count * products * size ** 2 * (size - 1),
    };
  },
  misreadings: [
    {
      id: 'entry-by-entry',
      title: 'power of each entry',
      say: 'You raised each number to the power. A power of a matrix multiplies the matrix by itself.',
      forward: ([input], { n }) => mapElements(input, (each) => each ** n),
    },
    {
      id: 'times-n',
      title: 'times n',
      say: 'You multiplied by n. A power multiplies the matrix by itself n times.',
      forward: ([input], { n }) => mapElements(input, (each) => each * n),
    },
  ],
};

/**
 * Σ over the n factors of base · … · change · … · base, with `change` in the place of one of them: the change of the
 * power. It is found along with the squares, since a · b changes by change of a · b + a · change of b. For n < 0 the
 * factors are inverses, and an inverse changes by −base⁻¹ · change · base⁻¹.
 */
function changeOf<V extends Value>(ops: OpFunctions, base: V, change: V, n: number): V {
  if (n === 0) return ops.mul(change, 0);
  const times = (a: Moving<V>, b: Moving<V>): Moving<V> => ({
    value: ops.matmul(a.value, b.value),
    change: ops.add(ops.matmul(a.change, b.value), ops.matmul(a.value, b.change)),
  });
  let square: Moving<V> = { value: base, change };
  if (n < 0) {
    const inverse = ops.inverse(base);
    square = { value: inverse, change: ops.neg(ops.matmul(ops.matmul(inverse, change), inverse)) };
  }
  let out: Moving<V> | undefined;
  for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) out = out ? times(out, square) : square;
    if (left > 1) square = times(square, square);
  }
  return (out ?? square).change;
}

interface Moving<V> {
  readonly value: V;
  readonly change: V;
}

/** See `matrixPowerOp`. */
export function matrixPower<V extends Value>(input: V, n: number): V {
  return applyOp(matrixPowerOp, [input], { n });
}
