import type { Value } from '../language/value.ts';
import type { FilledTable } from './read-table.ts';
import { isEqualCell } from './table-key.ts';
import type { TableKey } from './table-key.ts';

/**
 * For each row of a learner the right row that it stands for, where the order is free: the one with
 * the most equal cells, best pairs first; rows that are left go together in their order.
 */
export function matchRows(key: TableKey, given: FilledTable): (Value[] | undefined)[] {
  const rows = key.rows();
  const pairs = given.flatMap((cells, mine) =>
    rows.map((row, theirs) => {
      const equal = cells.filter((cell, at) => isEqualCell(key, at, cell, row[at])).length;
      return { mine, theirs, equal };
    }),
  );
  const matched = new Map<number, number>();
  const taken = new Set<number>();
  for (const { mine, theirs } of pairs.toSorted((a, b) => b.equal - a.equal)) {
    if (matched.has(mine) || taken.has(theirs)) continue;
    matched.set(mine, theirs);
    taken.add(theirs);
  }
  return given.map((_, mine) => rows[matched.get(mine) ?? -1]);
}
