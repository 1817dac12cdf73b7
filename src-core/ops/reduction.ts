import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDims } from '#core/tensor/strides.ts';
import type { OpFunctions, Value } from './op.ts';

export interface ReductionOptions {
  /** The axes to reduce; all when left out or empty. */
  dim?: number | readonly number[] | undefined;
  /** Leaves reduced axes in place with size 1. */
  keepdim?: boolean | undefined;
}

/** The axes that `dim` names, none twice. Errors: ArgumentError for an axis that does not exist. */
function reducedDims(who: string, rank: number, { dim }: ReductionOptions): number[] {
  const dims = dim === undefined ? [] : resolveDims(who, [dim].flat(), rank);
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

/** The elements with the reduced axes last: out[q] is made of entries q·count … (q + 1)·count − 1. */
export function groupsFirst(who: string, input: NdArray, options: ReductionOptions): Float64Array {
  const dims = reducedDims(who, input.rank, options);
  const kept = input.shape.flatMap((_, axis) => (dims.includes(axis) ? [] : [axis]));
  return input.permute([...kept, ...dims]).values();
}

/** Repeats the gradient of a reduction along the axes that were reduced. Shapes: → `shape`. */
export function spread<V extends Value>(
  ops: OpFunctions,
  grad: V,
  shape: readonly number[],
  options: ReductionOptions,
): V {
  const kept = reducedShape('spread', shape, { ...options, keepdim: true });
  return ops.expand(ops.reshape(grad, kept), shape);
}
