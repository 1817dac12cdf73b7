import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { algebraDtype, determinant, eliminate, matricesOf, squareSize, substitute } from './lu.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';
import { constantZeros } from './places.ts';

/** Up to this size cofactors are determinants of minors, right for singular matrices too. */
const minorsUpTo = 8;

/**
 * Matrix of cofactors: out[i, j] = (−1)^(i + j) · det(input without row i and column j). It is the gradient of the
 * determinant, and det A · A⁻ᵀ where A has an inverse.
 *
 * Shapes: […, N, N] → the same.
 * Errors: ShapeError unless the matrices are square.
 * Source: the transpose of the adjugate.
 */
export const cofactorOp: Op<'unary', NoOptions> = {
  name: 'cofactor',
  kind: 'unary',
  shape([input]) {
    squareSize('cofactor', input);
    return [...input];
  },
  forward([input]) {
    const size = squareSize('cofactor', input.shape);
    const out = NdArray.empty(input.shape, algebraDtype(input));
    let start = 0;
    for (const matrix of matricesOf(input)) {
      out.data.set(cofactorsOf(matrix, size), start);
      start += size * size;
    }
    return out;
  },
  // dinput = Σ_ij ± grad[i, j] · cofactors of the minor (i, j), put where the minor lies
  gradients: [
    ({ inputs: [input], ops }, grad) => {
      const size = input.shape.at(-1) as number;
      let total = constantZeros<typeof grad>(input.shape, grad.dtype);
      if (size < 2) return ops.mul(grad, 0);
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          const weight = ops.select(ops.select(grad, -2, i), -1, j);
          const signed = ops.mul(weight, (i + j) % 2 === 0 ? 1 : -1);
          const inner = ops.cofactor(minorOf(ops, input, i, j));
          const share = ops.mul(ops.unsqueeze(ops.unsqueeze(signed, -1), -1), inner);
          total = ops.add(total, placed(ops, share, i, j));
        }
      return total;
    },
  ],
  tangent: ({ inputs: [input], ops }, [rate]) => {
    const size = input.shape.at(-1) as number;
    if (size < 2) return ops.mul(rate, 0);
    const entry = (i: number, j: number): typeof rate => {
      const inner = ops.cofactor(minorOf(ops, input, i, j));
      const change = ops.sum(ops.mul(inner, minorOf(ops, rate, i, j)), { dim: [-2, -1] });
      return ops.mul(change, (i + j) % 2 === 0 ? 1 : -1);
    };
    const places = Array.from({ length: size }, (_, i) => i);
    const rows = places.map((i) =>
      ops.stack(
        places.map((j) => entry(i, j)),
        { dim: -1 },
      ),
    );
    return ops.stack(rows, { dim: -2 });
  },
  cost([input]) {
    const size = squareSize('cofactor', input);
    const count = input.reduce((product, each) => product * each, 1);
    const steps = ((size - 1) * (size - 2) * (2 * size - 3)) / 6;
    return { multiply: count * (steps + (size * (size - 1)) / 2), add: count * steps };
  },
  misreadings: [
    {
      id: 'signs-forgotten',
      title: 'signs forgotten',
      say: 'These are the determinants of the minors. Every second one changes its sign, as on a chessboard.',
      forward([input]) {
        const out = cofactorOp.forward([input], {});
        const size = input.shape.at(-1) as number;
        for (let q = 0; q < out.size; q++)
          if ((Math.floor(q / size) + (q % size)) % 2 === 1) out.data[q] = -(out.data[q] as number);
        return out;
      },
    },
    {
      id: 'transposed',
      title: 'transposed',
      say: 'This is the adjugate, the transpose. The cofactor of entry i, j stands at i, j.',
      forward: ([input]) => {
        const found = cofactorOp.forward([input], {});
        const dims = found.shape.map((_, axis) => axis);
        return found.permute([...dims.slice(0, -2), found.rank - 1, found.rank - 2]);
      },
    },
  ],
};

function cofactorsOf(matrix: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  if (size > minorsUpTo) {
    const found = eliminate(matrix.slice(), size);
    if (found.zeroPivot < 0) {
      const identity = Float64Array.from(out, (_, q) => (q % (size + 1) === 0 ? 1 : 0));
      const inverse = substitute(found, size, identity, size);
      const scale = determinant(matrix.slice(), size);
      return out.map(
        (_, q) => scale * (inverse[(q % size) * size + Math.floor(q / size)] as number),
      );
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const rest = matrix.filter((_, q) => Math.floor(q / size) !== i && q % size !== j);
      out[i * size + j] = ((i + j) % 2 === 0 ? 1 : -1) * determinant(rest, size - 1);
    }
  return out;
}

/** The matrices without row i and column j. */
function minorOf<V extends Value>(ops: OpFunctions, matrices: V, i: number, j: number): V {
  const size = matrices.shape.at(-1) as number;
  const rows = ops.indexSelect(matrices, others<V>(size, i), { dim: -2 });
  return ops.indexSelect(rows, others<V>(size, j), { dim: -1 });
}

/** A minor back in its place, with zeros in row i and column j. */
function placed<V extends Value>(ops: OpFunctions, minor: V, i: number, j: number): V {
  const size = (minor.shape.at(-1) as number) + 1;
  const lead = minor.shape.slice(0, -2);
  const wide = constantZeros<V>([...lead, size - 1, size], minor.dtype);
  const rows = ops.indexAdd(wide, others<V>(size, j), minor, { dim: -1 });
  const whole = constantZeros<V>([...lead, size, size], minor.dtype);
  return ops.indexAdd(whole, others<V>(size, i), rows, { dim: -2 });
}

/** All places but one. */
function others<V extends Value>(size: number, without: number): V {
  if (size < 1) throw new ArgumentError('cofactor', 'a matrix with rows', 'none');
  const places = Int32Array.from({ length: size - 1 }, (_, i) => (i < without ? i : i + 1));
  return NdArray.from(places) as Value as V;
}

/** See `cofactorOp`. */
export function cofactor<V extends Value>(input: V): V {
  return applyOp(cofactorOp, [input], {});
}
