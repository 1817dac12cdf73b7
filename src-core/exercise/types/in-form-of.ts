import { isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';

/**
 * The cells of a matrix, row by row, in the form of another value: a number, a list, or lists in lists.
 * What has the form of the matrix itself may differ from it in size; none where the cells do not fit.
 */
export function inFormOf(like: Value, rows: readonly (readonly Value[])[]): Value | undefined {
  const cells = rows.flat();
  if (!isList(like)) return cells.length === 1 ? cells[0] : undefined;
  if (cellsOf(like) === cells.length) return filled(like, cells.values());
  const [first] = like;
  if (first === undefined || !isList(first)) return rows.length === 1 ? cells : undefined;
  return first.some(isList) ? undefined : rows;
}

/** A list of the same form that takes its numbers from others, in reading order. */
function filled(like: readonly Value[], cells: Iterator<Value>): Value {
  return like.map((item) => (isList(item) ? filled(item, cells) : (cells.next().value as Value)));
}

function cellsOf(value: Value): number {
  return isList(value) ? value.reduce<number>((sum, item) => sum + cellsOf(item), 0) : 1;
}
