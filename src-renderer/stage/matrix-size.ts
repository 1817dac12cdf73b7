import { cellCount } from '#core/scene/cells/block.ts';
import { matrixRow, matrixSides } from '#core/scene/cells/matrix.ts';
import type { Scene } from '#core/scene/cells/scene.ts';

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
const sideLimit = 600;

/** Whether the scene is a linear map and its matrix small enough to be drawn. */
export function hasMatrix(scene: Scene): boolean {
  const sides = matrixSides(scene);
  if (!sides) return false;
  const [rows, columns] = [cellCount(sides.rows), cellCount(sides.columns)];
  if (rows > sideLimit || columns > sideLimit) return false;
  return rows * matrixRow(scene, Math.floor(rows / 2)).length <= productLimit;
}

/** "784 × 1024"; nothing for scenes that are no linear map. */
export function matrixSizeText(scene: Scene): string {
  const sides = matrixSides(scene);
  return sides ? `${cellCount(sides.rows)} × ${cellCount(sides.columns)}` : '';
}
