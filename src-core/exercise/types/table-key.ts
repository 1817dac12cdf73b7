import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { CellKind } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { Formula } from '../language/formula.ts';
import { formatText } from '../language/format.ts';
import { asInteger, asList, asRational, isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { once } from '../once.ts';
import { domainsOf } from './symbols-field.ts';
import { cellKinds } from './table-cells.ts';
import type { CellRule } from './table-cells.ts';
import type { TableSpec } from './table-spec.ts';

/** Rows that a learner may add where their number is not given; the same for all tables, so that it tells nothing. */
export const MAX_CHOSEN_ROWS = 64;

export interface KeyColumn {
  title: string;
  kind: CellKind;
  rule: CellRule;
}

/** The right table of one draw, or the one that a mistake leads to. */
export interface TableKey {
  columns: KeyColumn[];
  /** Titles of the rows; none where the learner chooses how many there are. */
  titles: string[] | undefined;
  ordered: boolean;
  /** True where a row is computed from the rows above it. */
  isChained: boolean;
  /** All rows. */
  rows(): Value[][];
  /** One row, given the rows above it; none beyond the last. */
  row(index: number, above: readonly (readonly Value[])[]): Value[] | undefined;
  /** The row, or the one cell in it, that an author's misreading is about. */
  claim?: { row: number; column: number | undefined };
}

/** The right table. Errors: ArgumentError where its formulas give no rows of the stated columns. */
export function tableKey(spec: TableSpec, evaluator: Evaluator): TableKey {
  const { answer, row, count, ordered } = spec;
  const columns = columnsOf(spec, evaluator);
  const titles = titlesOf(spec.rows, evaluator);
  const wanted = (): number =>
    count ? asInteger(evaluator.evaluate(count), 'count') : (titles?.length ?? 0);
  const chained = (index: number, above: readonly (readonly Value[])[]): Value[] =>
    drawRow(evaluator.evaluate(row as Formula, { i: Rational.of(index), above }), columns);
  const rows = once(() => {
    if (answer) {
      const all = asList(evaluator.evaluate(answer), 'answer');
      checkCount(all.length, titles);
      return all.map((one) => drawRow(one, columns));
    }
    const above: Value[][] = [];
    const length = checkCount(wanted(), titles);
    while (above.length < length) above.push(chained(above.length, above));
    return above;
  });
  return {
    ...{ columns, titles, ordered, rows, isChained: row !== undefined },
    row(index, above) {
      if (answer) return rows()[index];
      return index < wanted() ? chained(index, above) : undefined;
    },
  };
}

/** One row of a formula; with a single column, the brackets around its cell may be left out. */
export function drawRow(value: Value, columns: readonly KeyColumn[]): Value[] {
  const [only] = columns;
  const isBare =
    columns.length === 1 &&
    (!isList(value) || (only?.kind === 'shape' && !value.some((item) => isList(item))));
  const cells = isBare ? [value] : asList(value, 'table');
  if (cells.length !== columns.length)
    throw new ArgumentError('table', `${columns.length} cells in each row`, `${cells.length}`);
  return columns.map(({ kind, rule }, at) => cellKinds[kind].draw(cells[at] as Value, rule));
}

/** Whether a filled cell of a column is what it should be. */
export function isEqualCell(
  { columns }: TableKey,
  column: number,
  given: Value | undefined,
  right: Value | undefined,
): boolean {
  if (given === undefined || right === undefined) return false;
  const { kind, rule } = columns[column] as TableKey['columns'][number];
  return cellKinds[kind].isEqual(given, right, rule);
}

/** Column by column, whether a word such as `none` stands in it. */
export function wordColumns({ columns, rows }: TableKey): boolean[] {
  const isWord = (cell: Value | undefined): boolean =>
    typeof cell === 'string' || typeof cell === 'boolean';
  return columns.map((_, at) => rows().some((row) => isWord(row[at])));
}

/** The titles of the rows; none where the learner chooses how many there are. */
function titlesOf(rows: TableSpec['rows'], evaluator: Evaluator): string[] | undefined {
  if (rows === undefined) return undefined;
  if (!(rows instanceof Formula)) return rows.map((title) => title.render(evaluator));
  return asList(evaluator.evaluate(rows), 'rows').map((title) => formatText(title));
}

function columnsOf(spec: TableSpec, evaluator: Evaluator): KeyColumn[] {
  const { symbols, tolerance, relative } = spec;
  const amount = (formula: Formula | undefined, who: string): Rational =>
    formula ? asRational(evaluator.evaluate(formula), who) : Rational.zero;
  const names = Object.keys(symbols);
  const domains = domainsOf(symbols);
  return spec.columns.map((column) => ({
    title: column.title.render(evaluator),
    kind: column.kind,
    rule: {
      tolerance: amount(column.tolerance ?? tolerance, 'tolerance'),
      relative: amount(column.relative ?? relative, 'relative'),
      ...{ names, domains },
    },
  }));
}

function checkCount(count: number, titles: readonly string[] | undefined): number {
  const isFitting =
    titles === undefined ? count >= 1 && count <= MAX_CHOSEN_ROWS : count === titles.length;
  if (isFitting) return count;
  const expected = titles ? `${titles.length} rows, one a title` : `1 to ${MAX_CHOSEN_ROWS} rows`;
  throw new ArgumentError('table', expected, `${count}`);
}
