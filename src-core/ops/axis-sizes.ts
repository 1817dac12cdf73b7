import { ArgumentError } from '#core/errors.ts';
import { checkWhole } from './conv-size.ts';
import { shown } from './number-options.ts';

/** How many axes windows move along: 1 a signal, 2 an image, 3 a volume. */
export type Axes = 1 | 2 | 3;

/** One number for every axis, or a list with one an axis. */
export type Sizes = number | readonly number[];

/** Twice this is no int32 any more: places that are counted with it would come out negative. */
const largest = 2 ** 30;

/**
 * One number an axis.
 *
 * Errors: ArgumentError unless there are as many as axes (or one for all), each a whole number from `least` to 2³⁰.
 */
export function sizesPerAxis(
  who: string,
  axes: number,
  name: string,
  sizes: Sizes,
  least: number,
): number[] {
  const list: unknown = typeof sizes === 'number' ? [sizes] : sizes;
  if (!Array.isArray(list) || (list.length !== 1 && list.length !== axes)) {
    const several = axes === 1 ? '' : ` or ${axes} numbers`;
    throw new ArgumentError(who, `${name} as one number${several}`, shown(sizes));
  }
  const result = new Array<number>(axes);
  for (let axis = 0; axis < axes; axis++) {
    const size = list[list.length === 1 ? 0 : axis] as number;
    if (!Number.isSafeInteger(size) || size < least) checkWhole(who, { [name]: size }, least);
    if (size > largest) throw new ArgumentError(who, `${name} of at most ${largest}`, `${size}`);
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
  const [first = fill, second = fill, third = fill] = sizes;
  if (sizes.length === 3) return [first, second, third];
  return sizes.length === 2 ? [fill, first, second] : [fill, fill, first];
}
