import { ArgumentError, formatShape } from '#core/errors.ts';
import { checkWhole } from './conv-size.ts';

/** How many axes windows move along: 1 a signal, 2 an image, 3 a volume. */
export type Axes = 1 | 2 | 3;

/** One number for every axis, or a list with one an axis. */
export type Sizes = number | readonly number[];

/**
 * One number an axis.
 *
 * Errors: ArgumentError unless there are as many as axes (or one for all), each a whole number ≥ `least`.
 */
export function sizesPerAxis(
  who: string,
  axes: number,
  name: string,
  sizes: Sizes,
  least: number,
): number[] {
  const list = typeof sizes === 'number' ? [sizes] : sizes;
  if (list.length !== 1 && list.length !== axes)
    throw new ArgumentError(who, `${name} as one number or ${axes} numbers`, formatShape(list));
  const result = new Array<number>(axes);
  for (let axis = 0; axis < axes; axis++) {
    const size = list[list.length === 1 ? 0 : axis] as number;
    if (!Number.isSafeInteger(size) || size < least) checkWhole(who, { [name]: size }, least);
    result[axis] = size;
  }
  return result;
}

/** The names of the axes in error messages. */
export const axisNames: { readonly [A in Axes]: string } = { 1: 'L', 2: 'H, W', 3: 'D, H, W' };

/** The last sizes of a shape, one for each axis that windows move along. */
export function spatial(shape: readonly number[], axes: number): number[] {
  return shape.slice(-axes);
}

/** Three sizes, the missing ones in front filled up. */
export function asTriple<T>(sizes: readonly T[], fill: T): [T, T, T] {
  return [...new Array<T>(3 - sizes.length).fill(fill), ...sizes] as [T, T, T];
}
