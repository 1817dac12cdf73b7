import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { CsvScanner } from './csv-scanner.ts';
import type { CsvCell, CsvIssue } from './csv-scanner.ts';

export type CsvResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly CsvIssue[] };

export interface CsvNumbers {
  /** The names of the columns, where the first row is one. */
  readonly header: readonly string[] | undefined;
  /** [rows, columns]. */
  readonly values: NdArray;
}

export interface CsvOptions {
  /** Whether the first row names the columns; by default it does when one of its cells is no number. */
  header?: boolean | undefined;
  delimiter?: string | undefined;
  dtype?: DType | undefined;
}

/**
 * The cells of a CSV file, row by row. A cell in quotes may hold delimiters, line ends and doubled quotes; empty lines are
 * left out. Every row must have as many cells as the first.
 *
 * Source: RFC 4180, with line ends \n and \r\n.
 */
export function readCsv(text: string, delimiter = ','): CsvResult<CsvCell[][]> {
  const { rows, issue } = new CsvScanner(text, delimiter).scan();
  if (issue) return { ok: false, issues: [issue] };
  const width = rows[0]?.length ?? 0;
  const ragged = rows.filter((row) => row.length !== width);
  if (ragged.length === 0) return { ok: true, value: rows };
  const issues = ragged.slice(0, issueLimit).map((row) => ({
    line: row[0]?.line ?? 1,
    column: 1,
    message: `expected ${width} cells as in the first row, got ${row.length}`,
  }));
  return { ok: false, issues };
}

/** As `readCsv`, for a file of numbers. Every cell that is none is told, 20 at most. */
export function readCsvNumbers(text: string, options: CsvOptions = {}): CsvResult<CsvNumbers> {
  const { delimiter = ',', dtype = 'float64' } = options;
  const read = readCsv(text, delimiter);
  if (!read.ok) return read;
  const [first = [], ...rest] = read.value;
  const hasHeader = options.header ?? first.some((cell) => numberIn(cell) === undefined);
  const rows = hasHeader ? rest : read.value;
  const issues = rows
    .flat()
    .filter((cell) => numberIn(cell) === undefined)
    .map(({ text: got, line, column }) => ({
      line,
      column,
      message: `expected a number, got ${got === '' ? 'an empty cell' : `"${got.slice(0, 40)}"`}`,
    }));
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, issueLimit) };
  const values = NdArray.empty([rows.length, first.length], dtype);
  for (const [i, cell] of rows.flat().entries()) values.data[i] = numberIn(cell) as number;
  return {
    ok: true,
    value: { header: hasHeader ? first.map((cell) => cell.text) : undefined, values },
  };
}

const issueLimit = 20;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function numberIn({ text }: CsvCell): number | undefined {
  const trimmed = text.trim();
  if (/^nan$/i.test(trimmed)) return NaN;
  return plainNumber.test(trimmed) ? Number(trimmed) : undefined;
}
