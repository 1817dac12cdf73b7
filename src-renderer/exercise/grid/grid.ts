/**
 * A rectangle of texts and what a spreadsheet does to it. Every function yields a new grid and
 * leaves the old one alone, so that undo keeps old grids.
 */
export type Grid = readonly (readonly string[])[];

/** A cell by its row and column, both from 0. */
export interface Place {
  row: number;
  column: number;
}

/** A block of cells, both corners included. */
export interface Block {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Rows and columns of a grid. */
export function sizeOf(grid: Grid): [rows: number, columns: number] {
  return [grid.length, grid[0]?.length ?? 0];
}

/** rows × columns blank cells. */
export function blankGrid(rows: number, columns: number): Grid {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
}

/** The text of a cell; outside the grid it is blank. */
export function cellAt(grid: Grid, { row, column }: Place): string {
  return grid[row]?.[column] ?? '';
}

/** The grid cut or filled up with blanks to rows × columns. */
export function resized(grid: Grid, rows: number, columns: number): Grid {
  return blankGrid(rows, columns).map((line, row) =>
    line.map((_, column) => cellAt(grid, { row, column })),
  );
}

/** The grid with one cell set. */
export function withCell(grid: Grid, place: Place, text: string): Grid {
  return withBlock(grid, place, [[text]], Infinity);
}

/**
 * The grid with a block written from `place` on. It grows to hold the block, up to `limit` rows and
 * columns; what does not fit is dropped.
 */
export function withBlock(grid: Grid, place: Place, block: Grid, limit: number): Grid {
  const [rows, columns] = sizeOf(grid);
  const [blockRows, blockColumns] = sizeOf(block);
  const grown = resized(
    grid,
    Math.max(rows, Math.min(limit, place.row + blockRows)),
    Math.max(columns, Math.min(limit, place.column + blockColumns)),
  );
  return grown.map((line, row) =>
    line.map((text, column) => block[row - place.row]?.[column - place.column] ?? text),
  );
}

/** The texts of a block. */
export function readBlock(grid: Grid, { top, left, bottom, right }: Block): Grid {
  return grid.slice(top, bottom + 1).map((line) => line.slice(left, right + 1));
}

/** The grid with a block blank. */
export function cleared(grid: Grid, block: Block): Grid {
  return grid.map((line, row) =>
    line.map((text, column) => (contains(block, { row, column }) ? '' : text)),
  );
}

/** The grid with a blank row below `row`. */
export function withRowBelow(grid: Grid, row: number): Grid {
  const [blank] = blankGrid(1, sizeOf(grid)[1]);
  return grid.toSpliced(row + 1, 0, blank ?? []);
}

/** The grid without `row`. */
export function withoutRow(grid: Grid, row: number): Grid {
  return grid.toSpliced(row, 1);
}

/** Each column of the block filled with its first row; a block of one row takes the row above. */
export function filledDown(grid: Grid, { top, left, bottom, right }: Block): Grid {
  const source = top === bottom ? top - 1 : top;
  if (source < 0) return grid;
  return grid.map((line, row) =>
    line.map((text, column) =>
      row > source && contains({ top, left, bottom, right }, { row, column })
        ? cellAt(grid, { row: source, column })
        : text,
    ),
  );
}

/** The block with these two corners, in any order. */
export function blockBetween(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

export function contains({ top, left, bottom, right }: Block, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** True when both hold the same texts in the same shape. */
export function sameGrid(one: Grid, other: Grid): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
