import { z } from 'zod';
import { defineAnswerType } from './answer-type.ts';
import { explainsTable } from './explain-table.ts';
import { gradeTable } from './grade-table.ts';
import { misreadTable } from './misread-table.ts';
import { readTable } from './read-table.ts';
import { symbolViews } from './symbols-field.ts';
import { cellKinds } from './table-cells.ts';
import { tableKey } from './table-key.ts';
import type { TableKey } from './table-key.ts';
import { tableSpec } from './table-spec.ts';

/** Rows that a learner may add where their number is not given. */
const MAX_CHOSEN_ROWS = 12;

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
    const key = tableKey(spec, evaluator);
    const { columns, titles } = key;
    return {
      corner: spec.corner.render(evaluator),
      columns: columns.map(({ title, kind }) => ({ title, kind })),
      ...(titles && { rows: titles }),
      limit: titles?.length ?? Math.max(MAX_CHOSEN_ROWS, key.rows().length + 4),
      symbols: symbolViews(spec.symbols),
    };
  },
  isBlank: (raw) => raw.every((row) => row.every((cell) => cell.trim() === '')),
  read: readTable,
  grade: gradeTable,
  explains: explainsTable,
  locals: (given) => ({ given: given.map((row) => row.map((cell) => cell ?? NaN)) }),
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
