import { isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { marksOf } from './grade-table.ts';
import type { FilledTable } from './read-table.ts';
import { cellKinds } from './table-cells.ts';
import { isEqualCell } from './table-key.ts';
import type { TableKey } from './table-key.ts';

/**
 * A learner's table as later parts use it: right cells exactly, wrong ones as they were typed, blank
 * cells and wrong zeros as NaN, which leads to nothing. None when no other cell is left of its own.
 */
export function followedTable(given: FilledTable, key: TableKey, like: Value): Value | undefined {
  if (!key.ordered) return undefined;
  const marks = marksOf(key, given);
  const right = key.rows();
  let isWork = false;
  const rows = given.map((row, index) =>
    row.map((cell, column): Value => {
      if (cell === undefined) return NaN;
      if (marks[index]?.[column] === 'right') return right[index]?.[column] ?? cell;
      const { kind } = key.columns[column] as TableKey['columns'][number];
      if (cellKinds[kind].isTrivial(cell)) return NaN;
      isWork = true;
      return cell;
    }),
  );
  if (!isWork) return undefined;
  return isBare(like, key) ? rows.flat() : rows;
}

/** With one column, the brackets around a cell may be left out. */
function isBare(like: Value, { columns }: TableKey): boolean {
  const [only] = columns;
  if (columns.length !== 1 || !isList(like)) return false;
  return like.every((row) => !isList(row) || (only?.kind === 'shape' && !row.some(isList)));
}

/** The table in which each cell is right where the learner's is, else what follows from the learner's earlier answers. */
export function mergeTables(right: TableKey, own: TableKey, given: FilledTable): TableKey {
  if (!right.ordered) return own;
  const rightRows = right.rows();
  const rows = own.rows().map((row, index) =>
    row.map((cell, column) => {
      const expected = rightRows[index]?.[column];
      const isRight = isEqualCell(right, column, given[index]?.[column], expected);
      return isRight ? (expected as Value) : cell;
    }),
  );
  return {
    ...own,
    rows: () => rows,
    row: (index, above) => (own.isChained ? own.row(index, above) : rows[index]),
  };
}
