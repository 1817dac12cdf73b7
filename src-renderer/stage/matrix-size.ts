import { cellCount } from '#core/scene/block.ts';
import type { Scene } from '#core/scene/scene.ts';

/** Pixels of a matrix: the side of a cell and the width of the strip with the indices. */
export interface MatrixSize {
  cell: number;
  header: number;
  hasNames: boolean;
  hasIndices: boolean;
}

/** The side a cell would like, and the least at which names are written and at which indices are. */
const wantedCell = 30;
const [namesFrom, indicesFrom, least] = [21, 15, 4];
const strip = 26;

/** Cells as large as fit; where height alone is short, rows may scroll and cells stay readable. */
export function matrixSize(
  rows: number,
  columns: number,
  width: number,
  height: number,
): MatrixSize {
  const across = (width - strip - 1) / columns;
  const down = (height - strip - 1) / rows;
  const both = Math.min(across, down);
  const cell = Math.floor(both >= indicesFrom ? both : Math.min(across, namesFrom));
  const side = Math.max(least, Math.min(wantedCell, cell));
  const hasIndices = side >= indicesFrom;
  return { cell: side, header: hasIndices ? strip : 6, hasNames: side >= namesFrom, hasIndices };
}

/** How high a matrix of so many rows is at its best. */
export function wantedHeight(rows: number): number {
  return strip + rows * wantedCell + 2;
}

/** Products a scene may have for its matrix to be drawn entry by entry. */
const productLimit = 6000;

/** Whether the matrix is small enough to be drawn. */
export function hasMatrix({ blocks: { input, kernel, output } }: Scene): boolean {
  const window = cellCount(kernel) / (output.shape[0] ?? 1);
  const products = Math.min(cellCount(output) * window, cellCount(output) * cellCount(input));
  return products <= productLimit && cellCount(input) <= 600 && cellCount(output) <= 600;
}

/** "784 × 1024". */
export function matrixSizeText({ blocks: { input, output } }: Scene): string {
  return `${cellCount(output)} × ${cellCount(input)}`;
}
