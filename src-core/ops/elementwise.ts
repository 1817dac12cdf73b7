import { fastBinary } from '#core/kernels/elementwise.ts';
import { broadcastShapes, endsWith } from '#core/tensor/broadcasting.ts';
import { promote } from '#core/tensor/dtype.ts';
import type { DType, Numbers } from '#core/tensor/dtype.ts';
import { asInt32 } from '#core/tensor/int32.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';

/**
 * out[i] = f(input[i]); where `dtype` is bool, whether that is ≠ 0.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError in the name of `who` for whole numbers that int32 cannot hold.
 */
export function mapElements(
  input: NdArray,
  f: (value: number) => number,
  dtype: DType = input.dtype,
  who = 'int32',
): NdArray {
  const out = NdArray.emptyLike(input, dtype);
  const from = input.values();
  const to = out.data;
  const fit = fitting(who, dtype);
  if (fit) for (let i = 0; i < to.length; i++) to[i] = fit(f(from[i] as number));
  else for (let i = 0; i < to.length; i++) to[i] = f(from[i] as number);
  return out;
}

/** The shape that all stretch to. Errors: ShapeError when they do not, BudgetError when that is too large. */
export function commonShape(who: string, ...shapes: (readonly number[])[]): number[] {
  const shape = broadcastShapes(who, ...shapes);
  elementCount(who, shape);
  return shape;
}

/**
 * out[i] = f(input[i], other[i]) after broadcasting; where `dtype` is bool, whether that is ≠ 0.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError in the name of `who` when they do not.
 */
export function zipElements(
  who: string,
  input: NdArray,
  other: NdArray,
  f: (left: number, right: number) => number,
  dtype: DType = promote(input, other),
): NdArray {
  if (sameShape(input.shape, other.shape)) {
    const out = NdArray.emptyLike(input, dtype);
    zipInto(who, out, input.values(), other.values(), f);
    return out;
  }
  if (endsWith(input.shape, other.shape) && other.size > 1) {
    const out = NdArray.emptyLike(input, dtype);
    zipRows(who, out, input.values(), other.values(), f);
    return out;
  }
  if (other.rank === 0) {
    const right = other.item();
    return mapElements(input, (left) => f(left, right), dtype, who);
  }
  if (input.rank === 0) {
    const left = input.item();
    return mapElements(other, (right) => f(left, right), dtype, who);
  }
  const shape = commonShape(who, input.shape, other.shape);
  const out = NdArray.empty(shape, dtype);
  zipInto(who, out, input.expand(shape).values(), other.expand(shape).values(), f);
  return out;
}

/**
 * As `zipElements` for an op that has a fast form: `f` and the kernel called `op` have to compute the same.
 */
export function binaryElements(
  op: 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum',
  input: NdArray,
  other: NdArray,
  f: (left: number, right: number) => number,
  dtype?: DType,
): NdArray {
  return fastBinary(op, input, other) ?? zipElements(op, input, other, f, dtype);
}

/** Every row of the left side meets the same row. */
function zipRows(
  who: string,
  { data: to, dtype }: NdArray,
  left: Numbers,
  row: Numbers,
  f: (left: number, right: number) => number,
): void {
  const width = row.length;
  const fit = fitting(who, dtype) ?? ((value: number) => value);
  for (let start = 0; start < to.length; start += width)
    for (let i = 0; i < width; i++)
      to[start + i] = fit(f(left[start + i] as number, row[i] as number));
}

function zipInto(
  who: string,
  { data: to, dtype }: NdArray,
  left: Numbers,
  right: Numbers,
  f: (left: number, right: number) => number,
): void {
  const fit = fitting(who, dtype);
  if (fit)
    for (let i = 0; i < to.length; i++) to[i] = fit(f(left[i] as number, right[i] as number));
  else for (let i = 0; i < to.length; i++) to[i] = f(left[i] as number, right[i] as number);
}

/** How a number becomes an element: truth values are 0 or 1, int32 refuses what it cannot hold, floats need nothing. */
function fitting(who: string, dtype: DType): ((value: number) => number) | undefined {
  if (dtype === 'bool') return (value) => (value === 0 ? 0 : 1);
  return dtype === 'int32' ? (value) => asInt32(who, value) : undefined;
}
