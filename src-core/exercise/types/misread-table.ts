import { Rational } from '#core/symbolic/rational.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import type { Value } from '../language/value.ts';
import type { AuthorMisreading } from './part-spec.ts';
import { cellKinds } from './table-cells.ts';
import { drawRow, tableKey } from './table-key.ts';
import type { TableKey } from './table-key.ts';
import type { TableSpec } from './table-spec.ts';

/**
 * The table that an author's misreading leads to: a whole one, or the right one with the row or
 * cell `at` replaced. Its formula may use `i` and the learner's rows `above`.
 */
export function misreadTable(
  spec: TableSpec,
  misreading: AuthorMisreading & Pick<TableSpec['misreadings'][number], 'at'>,
  evaluator: Evaluator,
): TableKey {
  const { at } = misreading;
  const answer = misreading.answer as Formula;
  if (at === undefined) return tableKey({ ...spec, row: undefined, answer }, evaluator);
  const right = tableKey(spec, evaluator);
  const [claimed, column] = typeof at === 'number' ? [at, undefined] : at;
  const replaced = (row: Value[], above: readonly (readonly Value[])[]): Value[] => {
    const value = evaluator.evaluate(answer, { i: Rational.of(claimed), above });
    if (column === undefined) return drawRow(value, right.columns);
    return row.map((cell, place) => {
      const { kind, rule } = right.columns[place] as TableKey['columns'][number];
      return place === column ? cellKinds[kind].draw(value, rule) : cell;
    });
  };
  return {
    ...right,
    claim: { row: claimed, column },
    rows: () => {
      const rows = right.rows();
      return rows.map((row, index) =>
        index === claimed ? replaced(row, rows.slice(0, index)) : row,
      );
    },
    row(index, above) {
      const row = right.row(index, above);
      return row && index === claimed ? replaced(row, above) : row;
    },
  };
}
