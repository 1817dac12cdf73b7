import { ArgumentError, formatShape } from '#core/errors.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { asInt32 } from '#core/tensor/int32.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDims } from '#core/tensor/strides.ts';
import { groupsOf, reduceGroups } from './groups.ts';
import type { Groups } from './groups.ts';
import { shown } from './number-options.ts';
import type { OpFunctions, Value } from './op.ts';

export interface ReductionOptions {
  /** The axes to reduce; all when left out or empty. */
  dim?: number | readonly number[] | undefined;
  /** Leaves reduced axes in place with size 1. */
  keepdim?: boolean | undefined;
}

/** The axes that `dim` names, none twice. Errors: ArgumentError for an axis that does not exist. */
export function reducedDims(who: string, rank: number, options: ReductionOptions): number[] {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null)
    throw new ArgumentError(who, 'options such as { dim: 0 }', shown(given));
  const { dim } = options;
  const named = dim === undefined ? [] : typeof dim === 'number' ? [dim] : dim;
  if (!Array.isArray(named))
    throw new ArgumentError(who, 'dim as one number or a list', shown(dim));
  // PyTorch lets a tensor without axes be reduced along axis 0 or −1.
  const isScalar = rank === 0 && named.every((each) => each === 0 || each === -1);
  const dims = isScalar ? [] : resolveDims(who, named, rank);
  return dims.length > 0 ? dims : Array.from({ length: rank }, (_, axis) => axis);
}

/** The shape after a reduction. */
export function reducedShape(
  who: string,
  shape: readonly number[],
  options: ReductionOptions,
): number[] {
  const dims = reducedDims(who, shape.length, options);
  if (options.keepdim) return shape.map((size, axis) => (dims.includes(axis) ? 1 : size));
  return shape.filter((_, axis) => !dims.includes(axis));
}

/** How many elements go into one element of the result. */
export function reducedCount(
  who: string,
  shape: readonly number[],
  options: ReductionOptions,
): number {
  const dims = reducedDims(who, shape.length, options);
  return elementCount(
    who,
    dims.map((axis) => shape[axis] as number),
  );
}

/** As `reducedShape`. Errors: ArgumentError also where nothing would go into an element of the result. */
export function reducedShapeOfSome(
  who: string,
  shape: readonly number[],
  options: ReductionOptions,
): number[] {
  const reduced = reducedShape(who, shape, options);
  const isEmpty = reducedCount(who, shape, options) === 0;
  if (isEmpty && elementCount(who, reduced) > 0)
    throw new ArgumentError(who, 'at least one element to choose from', formatShape(shape));
  return reduced;
}

/** The elements in groups: out[q] is made of group q. */
export function reducedGroups(who: string, input: NdArray, options: ReductionOptions): Groups {
  return groupsOf(input, reducedDims(who, input.rank, options));
}

/** out[q] = f(the elements of group q, in row-major order); `f` must not change them. */
export function reduce(
  input: NdArray,
  shape: readonly number[],
  options: ReductionOptions,
  f: (group: Float64Array) => number,
  dtype: DType = input.dtype,
): NdArray {
  const out = NdArray.empty(shape, dtype);
  reduceGroups(reducedGroups('reduce', input, options), out.data, f);
  return out;
}

/** Repeats the gradient of a reduction along the axes that were reduced. Shapes: → `shape`. */
export function spread<V extends Value>(
  ops: OpFunctions,
  grad: V,
  shape: readonly number[],
  options: ReductionOptions,
): V {
  return ops.expand(keptAxes(ops, grad, shape, options), shape);
}

/** The result of a reduction of `shape` with its reduced axes back in place, as size 1. */
export function keptAxes<V extends Value>(
  ops: OpFunctions,
  reduced: V,
  shape: readonly number[],
  options: ReductionOptions,
): V {
  return ops.reshape(reduced, reducedShape('spread', shape, { ...options, keepdim: true }));
}

/** What sums and products of `dtype` are kept in: floats as they are, whole numbers and truth values in int32. */
export function totalDType(dtype: DType): DType {
  return isFloat(dtype) ? dtype : 'int32';
}

/** The total itself. Errors: ArgumentError when one of whole numbers does not fit in int32. */
export function checkTotal(who: string, dtype: DType, total: number): number {
  return dtype === 'int32' ? asInt32(who, total) : total;
}
