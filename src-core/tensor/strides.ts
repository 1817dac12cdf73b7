import { ArgumentError, BudgetError, formatShape } from '#core/errors.ts';

/** No tensor holds more elements than this: 400 MB in float64. */
export const elementLimit = 5e7;

/**
 * Π shape, the number of elements of a tensor. It is checked here before any memory is taken.
 *
 * Errors: ArgumentError when a dimension is not a whole number ≥ 0, BudgetError above `elementLimit`.
 */
export function elementCount(who: string, shape: readonly number[]): number {
  for (const size of shape) {
    if (!Number.isSafeInteger(size) || size < 0)
      throw new ArgumentError(who, 'dimensions that are whole numbers ≥ 0', formatShape(shape));
  }
  if (shape.includes(0)) return 0;
  let count = 1;
  for (const size of shape) {
    // Both factors are at most 2⁵³ and the first at most the limit, so a rounded product is above it too.
    count *= size;
    if (count > elementLimit)
      throw new BudgetError(`${who}: ${formatShape(shape)}`, '50,000,000 elements');
  }
  return count;
}

/** The steps between neighbours along each axis when the last axis runs fastest. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis] as number;
  }
  return strides;
}

/** Whether the elements lie in row-major order without gaps; axes of size 1 may have any stride. */
export function isRowMajor(shape: readonly number[], strides: readonly number[]): boolean {
  const expected = rowMajorStrides(shape);
  return shape.includes(0) || shape.every((size, i) => size === 1 || strides[i] === expected[i]);
}

/**
 * An axis number counted from the front; −1 is the last axis.
 *
 * Errors: ArgumentError unless −rank ≤ dim < rank.
 */
export function resolveDim(who: string, dim: number, rank: number): number {
  if (!Number.isInteger(dim) || dim < -rank || dim >= rank)
    throw new ArgumentError(who, `a dim from ${-rank} to ${rank - 1}`, `${dim}`);
  return dim < 0 ? dim + rank : dim;
}

/** Several axis numbers, each resolved, no axis twice. Errors: ArgumentError otherwise. */
export function resolveDims(who: string, dims: readonly number[], rank: number): number[] {
  const resolved = dims.map((dim) => resolveDim(who, dim, rank));
  if (new Set(resolved).size !== resolved.length)
    throw new ArgumentError(who, 'each dim at most once', formatShape(dims));
  return resolved;
}

/**
 * The sizes with a single −1 replaced by what is left of `count`.
 *
 * Errors: ArgumentError when the sizes cannot hold exactly `count` elements.
 */
export function resolveShape(who: string, sizes: readonly number[], count: number): number[] {
  const open = sizes.indexOf(-1);
  const known = elementCount(
    who,
    sizes.filter((_, i) => i !== open),
  );
  const shape = sizes.map((size, i) => (i === open ? count / known : size));
  const fits = open === -1 ? known === count : known > 0 && count % known === 0;
  if (!fits)
    throw new ArgumentError(who, `a shape of ${count} elements`, `the shape ${formatShape(sizes)}`);
  return shape;
}

/**
 * The elements of a strided view in row-major order, as a new array.
 *
 * Shapes: `shape` and `strides` have one entry an axis; strides may be 0 or negative.
 */
export function gather(
  data: Float64Array,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): Float64Array {
  const out = new Float64Array(elementCount('gather', shape));
  if (out.length === 0) return out;
  const rank = shape.length;
  const inner = rank > 0 ? (shape[rank - 1] as number) : 1;
  const step = rank > 0 ? (strides[rank - 1] as number) : 0;
  const index = new Array<number>(rank).fill(0);
  let start = offset;
  for (let written = 0; written < out.length; written += inner) {
    for (let i = 0; i < inner; i++) out[written + i] = data[start + i * step] as number;
    for (let axis = rank - 2; axis >= 0; axis--) {
      const size = shape[axis] as number;
      const stride = strides[axis] as number;
      index[axis] = (index[axis] as number) + 1;
      start += stride;
      if ((index[axis] as number) < size) break;
      index[axis] = 0;
      start -= stride * size;
    }
  }
  return out;
}
