import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { resolveDim, rowMajorStrides } from '#core/tensor/strides.ts';
import type { OpFunctions, Value } from './op.ts';
import { checkedIndices, placesOf } from './places.ts';

export interface DimOptions {
  /** The axis that the indices count along. */
  dim: number;
}

/** Checks gather's and scatter's shapes: index has the rank of the whole and, but for `dim`, fits into it. */
export function checkGathered(
  who: string,
  whole: readonly number[],
  index: readonly number[],
  dim: number,
): number {
  // A tensor without axes is gone through as if it had one place along axis 0.
  const axis = resolveDim(who, dim, Math.max(1, whole.length));
  const fits =
    index.length === whole.length &&
    index.every((size, at) => at === axis || size <= (whole[at] as number));
  if (!fits)
    throw new ShapeError(who, `an index that fits into the tensor but along ${axis}`, index, whole);
  return axis;
}

/**
 * The places [i_0, …, index[i_0, …], …] in a row-major tensor of the shape `whole`, in row-major order of the index.
 *
 * Errors: ArgumentError for an index that is none of 0 … size − 1.
 */
export function indexedPlaces(
  who: string,
  whole: readonly number[],
  index: NdArray,
  axis: number,
): Int32Array {
  const strides = rowMajorStrides(whole);
  const numbers = checkedIndices(who, index, whole[axis] ?? 1);
  if (whole.length === 0) return new Int32Array(index.size);
  const places = placesOf(index.shape, strides.with(axis, 0), 0);
  const stride = strides[axis] as number;
  for (let i = 0; i < places.length; i++)
    places[i] = (places[i] as number) + (numbers[i] as number) * stride;
  return places;
}

/** Errors: ShapeError unless src covers the index. */
export function checkSource(who: string, src: readonly number[], index: readonly number[]): void {
  if (src.length !== index.length || !index.every((size, at) => size <= (src[at] as number)))
    throw new ShapeError(who, 'a src at least as large as the index', src, index);
}

/** Zeros behind each axis, up to `shape`: what of src no index uses has no share. */
export function filledUp<V extends Value>(ops: OpFunctions, part: V, shape: readonly number[]): V {
  const missing = shape.map((size, axis) => size - (part.shape[axis] as number));
  if (missing.every((count) => count === 0)) return part;
  // Padding begins with the last axis.
  return ops.pad(
    part,
    missing.reverse().flatMap((count) => [0, count]),
  );
}

/** The positions of src that the index uses. */
export function usedOf(src: NdArray, index: NdArray): Int32Array {
  return placesOf(index.shape, src.strides, src.offset);
}
