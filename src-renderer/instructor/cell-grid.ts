import type { WrongCell } from '#core/results/common-mistakes.ts';

/** A table of cells as large as the wrong ones reach. */
export interface CellGrid {
  rows: number[][];
  /** Learners at the cell where most went wrong. */
  most: number;
}

const MOST_CELLS = 400;

/** How many learners had each cell of a matrix or a table wrong; none where cells are no rows and columns, or too many. */
export function cellGrid({
  cells,
}: {
  cells: readonly Pick<WrongCell, 'cell' | 'learners'>[];
}): CellGrid | undefined {
  const found = cells.map(({ cell, learners }) => {
    const [, row = '', column = ''] = /^(\d{1,3}),(\d{1,3})$/.exec(cell) ?? [];
    return { row: Number(row), column: column === '' ? NaN : Number(column), learners };
  });
  if (found.length === 0 || found.some(({ column }) => Number.isNaN(column))) return undefined;
  const height = 1 + Math.max(...found.map(({ row }) => row));
  const width = 1 + Math.max(...found.map(({ column }) => column));
  if (height * width > MOST_CELLS) return undefined;
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => 0));
  for (const { row, column, learners } of found) {
    const line = rows[row];
    if (line) line[column] = learners;
  }
  return { rows, most: Math.max(...found.map(({ learners }) => learners)) };
}
