import type { AnswerForm } from '#core/exercise/answer-form.ts';
import type { PartMistakes, WrongCell } from '#core/results/common-mistakes.ts';
import { cellInWords } from './words.ts';

/** A place of an answer, by the titles of its row and column (Markdown), and what went wrong there. */
export interface PaintedPlace extends Pick<WrongCell, 'learners' | 'mistakes'> {
  key: string;
  name: string;
}

/** More places are to be seen in the picture. */
const MOST_TOLD = 5;
/** More causes of one place are rare ones. */
const MOST_CAUSES = 2;

/** The places in which most learners went wrong, also those that this answer does not have. */
export function paintedPlaces(
  { cells }: Pick<PartMistakes, 'cells'>,
  form: AnswerForm,
): PaintedPlace[] {
  const names = new Map(
    form.rows.flatMap(({ title, cells: places }) =>
      places.map(({ key }, at): [string, string] => [key, nameOf(title, form.columns?.[at + 1])]),
    ),
  );
  return cells.slice(0, MOST_TOLD).map(({ cell, learners, mistakes }) => ({
    key: cell,
    name: names.get(cell) ?? `${cellInWords(cell)} (not in this picture)`,
    learners,
    mistakes: mistakes.slice(0, MOST_CAUSES),
  }));
}

/** By the titles as the picture shows them; a bare number says whether it counts rows or columns. */
function nameOf(row: string, column = ''): string {
  const titles = [/^\d+$/.test(row) ? `row ${row}` : row];
  if (column !== '') titles.push(/^\d+$/.test(column) ? `column ${column}` : column);
  return titles.join(', ');
}
