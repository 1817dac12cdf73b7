// Where elements lie, and moving them about: what gather, scatter, cat, pad, roll and the like share.
import { ArgumentError } from '#core/errors.ts';
import { isFloat, promote } from '#core/tensor/dtype.ts';
import type { DType, Numbers } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { Value } from './op.ts';

/** The places in memory of offset + Σ i·stride for all indices of `shape` in row-major order. */
export function placesOf(
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): Int32Array {
  const places = new Int32Array(elementCount('places', shape));
  let filled = 1;
  if (places.length > 0) places[0] = offset;
  // From the last axis on: what is there already is repeated, one step further each time.
  for (let axis = shape.length - 1; axis >= 0 && places.length > 0; axis--) {
    const stride = strides[axis] as number;
    const count = filled * (shape[axis] as number);
    for (let i = filled; i < count; i++) places[i] = (places[i - filled] as number) + stride;
    filled = count;
  }
  return places;
}

/** Writes the elements of `source` over those of a view. Shapes: the same. */
export function overwrite(view: NdArray, source: NdArray): void {
  const [to, from] = [view.data, source.to(view.dtype).values()];
  if (view.isContiguous) {
    if (view.size > 0) to.set(from, view.offset);
    return;
  }
  const places = placesOf(view.shape, view.strides, view.offset);
  for (let i = 0; i < places.length; i++) to[places[i] as number] = from[i] as number;
}

/** A row-major copy that may be written to. */
export function writableCopy(array: NdArray, dtype: DType = array.dtype): NdArray {
  const out = NdArray.empty(array.shape, dtype);
  out.data.set(array.to(dtype).values());
  return out;
}

/** out[…, i, …] = input[…, indices[i], …] along one axis. Shapes: its size becomes the number of indices. */
export function pickAlong(input: NdArray, axis: number, indices: ArrayLike<number>): NdArray {
  const out = NdArray.empty(input.shape.with(axis, indices.length), input.dtype);
  const [from, to] = [input.values(), out.data];
  const size = input.shape[axis] as number;
  const inner = elementCount('pick', input.shape.slice(axis + 1));
  let write = 0;
  for (let block = 0; write < to.length; block += size * inner)
    for (let i = 0; i < indices.length; i++) {
      const start = block + (indices[i] as number) * inner;
      for (let q = 0; q < inner; q++) to[write++] = from[start + q] as number;
    }
  return out;
}

/**
 * The numbers of an index tensor in row-major order.
 *
 * Errors: ArgumentError unless they are int32 and each is one of 0 … size − 1; negative ones are refused, as in
 * PyTorch.
 */
export function checkedIndices(who: string, index: NdArray, size: number): Numbers {
  if (index.dtype !== 'int32')
    throw new ArgumentError(who, 'whole numbers (int32) as indices', index.dtype);
  const numbers = index.values();
  for (let i = 0; i < numbers.length; i++) {
    const at = numbers[i] as number;
    if (at < 0 || at >= size)
      throw new ArgumentError(who, `indices below ${size} and ≥ 0`, `${at}`);
  }
  return numbers;
}

/** The most general dtype among tensors of one rank. */
export function commonDtype(inputs: readonly NdArray[]): DType {
  const [first, ...others] = inputs as readonly [NdArray, ...NdArray[]];
  const { shape } = first;
  return others.reduce<DType>((dtype, each) => promote({ dtype, shape }, each), first.dtype);
}

/** Zeros to put something into, or to add it to. They do not change, so they need no history. */
export function constantZeros<V extends Value>(shape: readonly number[], dtype: DType): V {
  return NdArray.full(shape, 0, isFloat(dtype) ? dtype : 'float64') as Value as V;
}
