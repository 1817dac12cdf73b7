import { z } from 'zod';
import { defineAnswerType } from './answer-type.ts';
import { explainsTable } from './explain-table.ts';
import { followedTable, mergeTables } from './follow-table.ts';
import { gradeTable } from './grade-table.ts';
import { misreadTable } from './misread-table.ts';
import { readTable } from './read-table.ts';
import { symbolViews } from './symbols-field.ts';
import { cellKinds } from './table-cells.ts';
import { MAX_CHOSEN_ROWS, tableKey } from './table-key.ts';
import type { TableKey } from './table-key.ts';
import { tableSpec } from './table-spec.ts';

const OWN_ROWS = ['i', 'above'];

/** Rows of numbers, formulas or shapes; later rows are judged by the learner's own earlier ones. */
export const tableType = defineAnswerType({
  type: 'table',
  form: 'rows of texts such as [["1", "1/2"], ["2", ""]]',
  spec: tableSpec,
  raw: z.array(z.array(z.string())),
  names: { row: OWN_ROWS, misreadings: OWN_ROWS },
  solve: tableKey,
  misread: misreadTable,
  view(spec, evaluator) {
    const { columns, titles } = tableKey(spec, evaluator);
    return {
      corner: spec.corner.render(evaluator),
      columns: columns.map(({ title, kind }) => ({ title, kind })),
      ...(titles && { rows: titles }),
      limit: titles?.length ?? MAX_CHOSEN_ROWS,
      symbols: symbolViews(spec.symbols, evaluator),
    };
  },
  isBlank: (raw) => raw.every((row) => row.every((cell) => cell.trim() === '')),
  read: readTable,
  grade: gradeTable,
  explains: explainsTable,
  locals: (given) => ({ given: given.map((row) => row.map((cell) => cell ?? NaN)) }),
  followed: followedTable,
  merge: mergeTables,
  samples(key) {
    const correct = written(key);
    const [first] = key.columns;
    const value = key.rows()[0]?.[0];
    const other =
      first && value !== undefined
        ? cellKinds[first.kind].write(cellKinds[first.kind].other(value, first.rule))
        : '';
    const withFirst = (text: string): string[][] =>
      correct.map((row, at) => (at === 0 ? [text, ...row.slice(1)] : row));
    return { correct, wrong: withFirst(other), unreadable: withFirst('?') };
  },
});

function written({ columns, rows }: TableKey): string[][] {
  return rows().map((row) =>
    row.map((cell, at) => {
      const { kind } = columns[at] as TableKey['columns'][number];
      return cellKinds[kind].write(cell);
    }),
  );
}
