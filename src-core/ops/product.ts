import { multiply } from '#core/kernels/matmul.ts';
import { isFloat, promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

/**
 * The matrix products of two stacks of matrices, plus `bias` along the last axis, written as `shape`. Transposed and
 * stretched views are read where they lie.
 *
 * Shapes: a […, M, K], b […, K, N], whose leading axes stretch to those of `shape`; bias [N] or none. `shape` may
 * lack axes of size 1. Whole numbers are summed in float64 and have to fit in int32.
 * Errors: ArgumentError when they do not.
 */
export function productOf(
  a: NdArray,
  b: NdArray,
  shape: readonly number[],
  lead: readonly number[],
  bias?: NdArray,
): NdArray {
  const dtype = promote(a, b);
  if (isFloat(dtype)) return floatProduct(a, b, NdArray.empty(shape, dtype), lead, bias);
  return floatProduct(a, b, NdArray.empty(shape, 'float64'), lead, bias).to('int32');
}

function floatProduct(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  lead: readonly number[],
  bias: NdArray | undefined,
): NdArray {
  if (a.rank === 2 && b.rank === 2) {
    multiply(a, b, out, 0, bias);
    return out;
  }
  const [M, K] = a.shape.slice(-2) as [number, number];
  if (b.rank === 2) {
    // One matrix for all rows: they are one long matrix.
    const rows = lead.reduce((count, size) => count * size, M);
    multiply(a.reshape([rows, K]), b, out, 0, bias);
    return out;
  }
  const left = a.expand([...lead, ...a.shape.slice(-2)]);
  const right = b.expand([...lead, ...b.shape.slice(-2)]);
  multiplyAll(left, right, out, 0, bias);
  return out;
}

/** One pair of matrices after another; returns where the next product goes. */
function multiplyAll(
  a: NdArray,
  b: NdArray,
  out: NdArray,
  offset: number,
  bias: NdArray | undefined,
): number {
  if (a.rank === 2) {
    multiply(a, b, out, offset, bias);
    return offset + (a.shape[0] as number) * (b.shape[1] as number);
  }
  let next = offset;
  for (let i = 0; i < (a.shape[0] as number); i++)
    next = multiplyAll(a.select(0, i), b.select(0, i), out, next, bias);
  return next;
}
