import { ArgumentError, BudgetError, formatShape } from '#core/errors.ts';
import { dtypeOf, dtypes } from './dtype.ts';
import type { Numbers } from './dtype.ts';

/** No tensor holds more elements than this: 400 MB in float64. */
export const elementLimit = 5e7;

/**
 * Π shape, the number of elements of a tensor. It is checked here before any memory is taken.
 *
 * Errors: ArgumentError when a dimension is not a whole number ≥ 0, BudgetError above `elementLimit`.
 */
export function elementCount(who: string, shape: readonly number[]): number {
  let count = 1;
  let isEmpty = false;
  let isTooLarge = false;
  for (let axis = 0; axis < shape.length; axis++) {
    const size = shape[axis] as number;
    if (!Number.isSafeInteger(size) || size < 0)
      throw new ArgumentError(
        who,
        'dimensions that are whole numbers from 0 to 2⁵³ − 1',
        formatShape(shape),
      );
    if (size === 0) isEmpty = true;
    // Both factors are at most 2⁵³ and the first at most the limit, so a rounded product is above it too.
    else if (!isTooLarge) count *= size;
    if (count > elementLimit) isTooLarge = true;
  }
  if (isEmpty) return 0;
  if (isTooLarge) throw tooLarge(who, shape);
  return count;
}

/** The exact count: products beyond 2⁵³ would be rounded. */
function tooLarge(who: string, shape: readonly number[]): BudgetError {
  const count = shape.reduce((product, size) => product * BigInt(size), 1n);
  const what = `${formatShape(shape)}, ${count.toLocaleString('en')} elements`;
  return new BudgetError(`${who}: ${what}`, '50,000,000 elements a tensor');
}

/** Whether two shapes have the same sizes. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
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
  let step = 1;
  let fits = true;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    if (size === 0) return true;
    if (size !== 1 && strides[axis] !== step) fits = false;
    step *= size;
  }
  return fits;
}

/**
 * The strides under which the elements of a view, left where they are, make up `target` in the same row-major
 * sequence; undefined when elements would have to move.
 *
 * Shapes: `target` has as many elements as `shape`, at least one.
 */
export function stridesAs(
  shape: readonly number[],
  strides: readonly number[],
  target: readonly number[],
): number[] | undefined {
  const found = new Array<number>(target.length).fill(1);
  const axes = shape.flatMap((size, axis) => (size === 1 ? [] : [axis]));
  let open = target.length - 1;
  // Runs of axes without gaps among themselves, the last one first: each is cut up anew on its own.
  for (let i = axes.length - 1; i >= 0;) {
    const step = strides[axes[i] as number] as number;
    let count = shape[axes[i--] as number] as number;
    while (i >= 0 && strides[axes[i] as number] === count * step)
      count *= shape[axes[i--] as number] as number;
    let covered = 1;
    for (; open >= 0 && (covered < count || target[open] === 1); open--) {
      found[open] = covered * step;
      covered *= target[open] as number;
    }
    if (covered !== count) return undefined;
  }
  return found;
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
  const resolved: number[] = [];
  for (let i = 0; i < dims.length; i++) {
    const axis = resolveDim(who, dims[i] as number, rank);
    if (resolved.includes(axis))
      throw new ArgumentError(who, 'each dim at most once', formatShape(dims));
    resolved.push(axis);
  }
  return resolved;
}

/**
 * The sizes with a single −1 replaced by what is left of `count`.
 *
 * Errors: ArgumentError when the sizes cannot hold exactly `count` elements.
 */
export function resolveShape(who: string, sizes: readonly number[], count: number): number[] {
  const open = sizes.indexOf(-1);
  if (open === -1 && elementCount(who, sizes) === count) return [...sizes];
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
 * The elements of a strided view in row-major order, as a new array of the same kind.
 *
 * Shapes: `shape` and `strides` have one entry an axis; strides may be 0 or negative.
 */
export function gather(
  data: Numbers,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): Numbers {
  const out = dtypes[dtypeOf(data)].make(elementCount('gather', shape));
  gatherInto(out, data, shape, strides, offset);
  return out;
}

/** As `gather`, into an array that is there already. */
export function gatherInto(
  out: Numbers,
  data: Numbers,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): void {
  if (out.length === 0) return;
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
}
