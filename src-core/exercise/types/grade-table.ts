import { AppError } from '#core/errors.ts';
import { equalValues } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { CellStatus } from '../verdict.ts';
import type { Grade } from './answer-type.ts';
import { matchRows } from './match-rows.ts';
import { counted, placeName } from './read-table.ts';
import type { FilledTable } from './read-table.ts';
import { cellKinds } from './table-cells.ts';
import { isEqualCell } from './table-key.ts';
import type { TableKey } from './table-key.ts';

/** Row by row how each cell did; a blank cell has no status. */
export type TableMarks = (CellStatus | undefined)[][];

/** The score is the share of right cells; cells that follow from the learner's own rows are right. */
export function gradeTable(key: TableKey, given: FilledTable): Grade {
  const marks = marksOf(key, given);
  const all = marks.flat();
  const count = (...statuses: (CellStatus | undefined)[]): number =>
    all.filter((status) => statuses.includes(status)).length;
  const total = Math.max(given.length, key.rows().length) * key.columns.length;
  const right = count('right', 'follows');
  const cells = Object.fromEntries(
    marks.flatMap((row, at) =>
      row.flatMap((status, column) => (status ? [[`${at},${column}`, status]] : [])),
    ),
  ) as Record<string, CellStatus>;
  if (right === total) return { score: 1, cells };
  const [follows, open] = [count('follows'), count(undefined)];
  const parts = [
    `${right} of ${counted(total, 'cell')} ${right === 1 ? 'is' : 'are'} right`,
    ...(follows > 0 ? [`${follows} of these by your own earlier rows`] : []),
    ...(open > 0 ? [`${open} ${open === 1 ? 'is' : 'are'} still open`] : []),
  ];
  const sentences = [
    `${parts.join('; ')}.`,
    ...sizeSentence(key, given),
    ...firstSentence(key, marks),
  ];
  return { score: right / total, cells, message: sentences.join(' ') };
}

/** A search for the cause of a wrong table asks for its marks again and again. */
const known = new WeakMap<FilledTable, { key: TableKey; marks: TableMarks }>();

/** Each filled cell is right, follows from the learner's own rows above it, or is wrong. */
export function marksOf(key: TableKey, given: FilledTable): TableMarks {
  const before = known.get(given);
  if (before?.key === key) return before.marks;
  const marks = computeMarks(key, given);
  known.set(given, { key, marks });
  return marks;
}

function computeMarks(key: TableKey, given: FilledTable): TableMarks {
  const right = key.ordered ? key.rows() : matchRows(key, given);
  const marks: TableMarks = [];
  for (const [index, row] of given.entries()) {
    const correct = row.map((cell, at) => isEqualCell(key, at, cell, right[index]?.[at]));
    const isDone = row.every((cell, at) => cell === undefined || correct[at]);
    const own = isDone ? undefined : rowFrom(key, index, given, marks);
    marks.push(
      row.map((cell, at) => {
        if (cell === undefined) return undefined;
        if (correct[at]) return 'right';
        return key.isChained && isEqualCell(key, at, cell, own?.[at]) ? 'follows' : 'wrong';
      }),
    );
  }
  return marks;
}

/** Fewer equal cells can be equal by work. */
const FEWEST_EQUAL = 3;

/** Whether the learner put the same into every cell of a column. */
function isConstant(given: FilledTable, column: number): boolean {
  const cells = given.flatMap((row) => row[column] ?? []);
  const [first] = cells;
  return (
    first !== undefined &&
    cells.length >= FEWEST_EQUAL &&
    cells.every((cell) => equalValues(cell, first))
  );
}

/**
 * The row that `key` gives below the learner's own rows; none where it cannot be computed. A blank cell, or where it is
 * wrong a 0 or what stands in every cell of its column, is no number there: whoever leaves out the work earns nothing by it.
 */
export function rowFrom(
  key: TableKey,
  index: number,
  given: FilledTable,
  marks: TableMarks,
): Value[] | undefined {
  const constant = key.columns.map((_, column) => isConstant(given, column));
  const above = given.slice(0, index).map((row, at) =>
    row.map((cell, column): Value => {
      const { kind } = key.columns[column] as TableKey['columns'][number];
      const isWorthless =
        marks[at]?.[column] === 'wrong' &&
        (constant[column] === true || cellKinds[kind].isTrivial(cell ?? 0));
      return cell === undefined || isWorthless ? NaN : cell;
    }),
  );
  try {
    return key.row(index, above);
  } catch (thrown) {
    // With these numbers above it, the row has no value (a division by 0).
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}

/** The first row with a wrong cell; −1 when there is none. */
export function firstWrongRow(marks: TableMarks): number {
  return marks.findIndex((row) => row.includes('wrong'));
}

function sizeSentence({ rows }: TableKey, given: FilledTable): string[] {
  return rows().length === given.length ? [] : ['The number of rows is not the one asked for.'];
}

function firstSentence(key: TableKey, marks: TableMarks): string[] {
  const row = firstWrongRow(marks);
  if (row < 0) return [];
  const wrong = marks[row]?.flatMap((status, column) => (status === 'wrong' ? [column] : [])) ?? [];
  const place = placeName(key, row, wrong.length === 1 ? wrong[0] : undefined);
  return [`${place} is the first that is not right.`];
}
