import { ArgumentError, ShapeError } from '#core/errors.ts';

/** Numbers in lists in lists, as JSON has them: `[[1, 2], [3, 4]]`. A single number has no axis. */
export type Nested = number | Nested[];

/** As `Nested`, for reading. */
export type NestedInput = number | readonly NestedInput[];

/** More axes than this are refused. */
const rankLimit = 32;

/**
 * The shape and the row-major numbers of nested lists.
 *
 * Errors: ShapeError when two lists of one level differ in length, ArgumentError for anything that is not a number,
 * or for more than 32 levels.
 */
export function flattenNested(nested: NestedInput): { shape: number[]; values: number[] } {
  const shape: number[] = [];
  let level: readonly NestedInput[] = [nested];
  while (level.some((item) => typeof item !== 'number')) {
    const lists = level.map((item) => {
      if (Array.isArray(item)) return item as readonly NestedInput[];
      throw notNested(item);
    });
    const size = lists[0]?.length ?? 0;
    const odd = lists.find((list) => list.length !== size);
    if (odd) throw new ShapeError('NdArray.from', 'lists of one length', [size], [odd.length]);
    if (shape.push(size) > rankLimit)
      throw new ArgumentError('NdArray.from', `at most ${rankLimit} axes`, 'more');
    level = lists.flatMap((list) => list);
  }
  return { shape, values: level as number[] };
}

function notNested(item: unknown): ArgumentError {
  const got = typeof item === 'number' ? 'a number beside a list' : String(item);
  return new ArgumentError('NdArray.from', 'numbers in lists of equal depth', got);
}

/** Row-major numbers as nested lists. */
export function nest(values: ArrayLike<number>, shape: readonly number[]): Nested {
  const level = (axis: number, start: number, count: number): Nested => {
    const size = shape[axis];
    if (size === undefined) return values[start] as number;
    const step = size === 0 ? 0 : count / size;
    return Array.from({ length: size }, (_, i) => level(axis + 1, start + i * step, step));
  };
  return level(0, 0, values.length);
}
