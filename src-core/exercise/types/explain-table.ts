import { firstWrongRow, gradeTable, marksOf, rowFrom } from './grade-table.ts';
import type { FilledTable } from './read-table.ts';
import { isEqualCell } from './table-key.ts';
import type { TableKey } from './table-key.ts';

/**
 * How many wrong rows a mistake accounts for, from the first on: below the learner's own rows, the
 * misread table has all that stands in such a row. 0 unless it accounts for the first. What an author
 * says `at` a cell accounts for that cell wherever it is wrong, and rows in free order are taken together.
 */
export function explainsTable(misread: TableKey, given: FilledTable, right: TableKey): number {
  if (!right.ordered) return Number(explainsSet(misread, given, right));
  const marks = marksOf(right, given);
  if (misread.claim) return Number(explainsRow(misread, misread.claim.row, given, right, marks));
  const first = firstWrongRow(marks);
  if (!explainsRow(misread, first, given, right, marks)) return 0;
  return given.filter((_, at) => explainsRow(misread, at, given, right, marks)).length;
}

function explainsRow(
  misread: TableKey,
  index: number,
  given: FilledTable,
  right: TableKey,
  marks: ReturnType<typeof marksOf>,
): boolean {
  const row = given[index];
  const expected = row && rowFrom(misread, index, given, marks);
  if (!row || !expected) return false;
  const only = misread.claim?.column;
  const places = [...row.keys()].filter(
    (at) => row[at] !== undefined && (only === undefined || at === only),
  );
  return (
    places.some((at) => marks[index]?.[at] === 'wrong') &&
    places.every((at) => isEqualCell(right, at, row[at], expected[at]))
  );
}

function explainsSet(misread: TableKey, given: FilledTable, right: TableKey): boolean {
  const { claim } = misread;
  if (!claim) return gradeTable(misread, given).score === 1;
  const marks = marksOf(right, given);
  const claimed = misread.rows()[claim.row];
  const only = claim.column;
  return given.some((row, index) => {
    const isHere = (at: number): boolean => isEqualCell(right, at, row[at], claimed?.[at]);
    // A cell that the misreading is about is wrong, and stands in the row that it is about.
    const isWrong = marks[index]?.some(
      (status, at) => status === 'wrong' && (only === undefined || at === only),
    );
    return isWrong === true && row.every((_, at) => isHere(at));
  });
}
