import type { Value } from '../language/value.ts';
import type { Reading } from './answer-type.ts';
import { cellKinds } from './table-cells.ts';
import { MAX_CHOSEN_ROWS, wordColumns } from './table-key.ts';
import type { TableKey } from './table-key.ts';

const MAX_LETTERS = 50_000;

/** A table as a learner filled it in; a blank cell is undefined. */
export type FilledTable = (Value | undefined)[][];

/** Reads every cell that is filled in. Where the learner chooses the rows, blank ones at the end do not count. */
export function readTable(raw: string[][], key: TableKey): Reading<FilledTable> {
  const { columns, titles } = key;
  const rows = titles ? raw : withoutBlankEnd(raw);
  const letters = raw.flat().reduce((sum, cell) => sum + cell.length, 0);
  if (letters > MAX_LETTERS)
    return { ok: false, message: `A table of more than ${MAX_LETTERS} letters is not read.` };
  if (titles && rows.length > titles.length)
    return { ok: false, message: `This table has ${counted(titles.length, 'row')}.` };
  if (rows.length > MAX_CHOSEN_ROWS && !titles)
    return { ok: false, message: `A table of more than ${MAX_CHOSEN_ROWS} rows is not read.` };
  if (rows.some((row) => row.length > columns.length))
    return { ok: false, message: `A row of this table has ${counted(columns.length, 'cell')}.` };
  const hasWords = wordColumns(key);
  const faults: { cell: string; message: string }[] = [];
  const value = Array.from({ length: titles?.length ?? rows.length }, (_, row) =>
    columns.map(({ kind, rule }, column) => {
      const text = rows[row]?.[column] ?? '';
      if (text.trim() === '') return undefined;
      const reading = cellKinds[kind].read(text, rule, hasWords[column] === true);
      if (reading.ok) return reading.value;
      faults.push({
        cell: `${row},${column}`,
        message: `${placeName(key, row, column)}: ${reading.message}`,
      });
      return undefined;
    }),
  );
  const [first] = faults;
  if (!first) return { ok: true, value };
  return { ok: false, message: first.message, cells: faults.map(({ cell }) => cell) };
}

/** A cell by the titles of its row and its column in quotes (Markdown); a row without a title is counted from 1. */
export function placeName({ columns, titles }: TableKey, row: number, column?: number): string {
  const title = titles?.[row] ?? '';
  const line = title === '' ? `row ${row + 1}` : `row “${title}”`;
  const heading = columns.length > 1 && column !== undefined ? (columns[column]?.title ?? '') : '';
  const place = heading === '' ? line : `${line}, column “${heading}”`;
  return `${place.charAt(0).toUpperCase()}${place.slice(1)}`;
}

/** "1 row", "3 rows". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function withoutBlankEnd(raw: string[][]): string[][] {
  const last = raw.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  return raw.slice(0, last + 1);
}
