import { ArgumentError, ShapeError } from '#core/errors.ts';
import { formatLatex, formatText } from '../language/format.ts';
import {
  asBoolean,
  asInteger,
  asList,
  asNumber,
  isList,
  isSymbolValue,
} from '../language/value.ts';
import type { Value } from '../language/value.ts';

/** More cells than anyone looks through. */
const MAX_CELLS = 4_096;

/** The id of a cell: its indices, `2,1`. */
const cellId = (indices: readonly number[]): string => indices.join(',');

/** The indices of an id. */
export const indicesOf = (id: string): number[] => id.split(',').map(Number);

/** Ids of all cells, row by row. */
export function cellIds(shape: readonly number[]): string[] {
  return shape
    .reduce<number[][]>(
      (all, size) => all.flatMap((start) => Array.from({ length: size }, (_, i) => [...start, i])),
      [[]],
    )
    .map(cellId);
}

/**
 * The sizes of a nested list; `sizes` says them instead.
 *
 * Errors: ShapeError unless there are one to three axes and at most 4,096 cells.
 */
export function pickShape(cells: Value | undefined, sizes: Value | undefined): number[] {
  const shape = sizes
    ? asList(sizes, 'pick, shape').map((size) => asInteger(size, 'pick, shape'))
    : sizesOf(cells ?? []);
  const count = shape.reduce((product, size) => product * size, 1);
  const isFine = shape.length >= 1 && shape.length <= 3 && shape.every((size) => size >= 1);
  if (isFine && count <= MAX_CELLS) return shape;
  throw new ShapeError('pick', `one to three axes, at most ${MAX_CELLS} cells`, shape);
}

/** Sizes along the first items. */
function sizesOf(value: Value): number[] {
  return isList(value) ? [value.length, ...(value[0] === undefined ? [] : sizesOf(value[0]))] : [];
}

/**
 * The items of a nested list, row by row.
 *
 * Errors: ShapeError unless the list has this shape.
 */
export function itemsOf(value: Value, shape: readonly number[]): Value[] {
  const [size, ...rest] = shape;
  if (size === undefined) return [value];
  const items = asList(value, 'pick');
  if (items.length !== size) throw new ShapeError('pick', `${size} items`, `${items.length}`);
  return items.flatMap((item) => itemsOf(item, rest));
}

/** What stands in a cell (Markdown). */
export function labelOf(value: Value): string {
  if (isSymbolValue(value)) return `$${formatLatex(value)}$`;
  return formatText(value);
}

/** The numbers of a nested list of this shape. */
export function worthOf(value: Value, shape: readonly number[]): number[] {
  return itemsOf(value, shape).map((item) => asNumber(item, 'pick, worth'));
}

/**
 * The ids that an answer names: a list of indices (`[[0, 1], [2, 2]]`, or `[0, 3]` on one axis), or
 * true and false for each cell.
 *
 * Errors: ArgumentError for a cell that is not there.
 */
export function idsIn(value: Value, shape: readonly number[]): string[] {
  const all = cellIds(shape);
  if (firstLeaf(value) === true || firstLeaf(value) === false) {
    return itemsOf(value, shape).flatMap((is, at) =>
      asBoolean(is, 'pick, answer') ? [all[at] as string] : [],
    );
  }
  const ids = asList(value, 'pick, answer').map((item) =>
    cellId((isList(item) ? item : [item]).map((index) => asInteger(index, 'pick, answer'))),
  );
  const known = new Set(all);
  const stray = ids.find((id) => !known.has(id));
  if (stray === undefined) return [...new Set(ids)];
  throw new ArgumentError('pick, answer', `cells within (${shape.join(', ')})`, `(${stray})`);
}

function firstLeaf(value: Value): Value | undefined {
  if (!isList(value)) return value;
  return value[0] === undefined ? undefined : firstLeaf(value[0]);
}
