import { cellCount } from './block.ts';
import { contributors } from './scene.ts';
import type { Scene } from './scene.ts';

/** One entry of the matrix that is not identically 0. */
export interface MatrixEntry {
  /** Flat cell of the output. */
  row: number;
  /** Flat cell of the input. */
  column: number;
  /** Flat cell of the kernel that stands there. */
  weight: number;
}

/** The scene's linear map y = A·x with both sides flattened row by row; everything not listed is 0. */
export interface MatrixPattern {
  rows: number;
  columns: number;
  /** By row, then by column. */
  entries: MatrixEntry[];
}

/**
 * The explicit matrix as a pattern: A[row, column] = kernel cell `weight`, derived from the contributions.
 *
 * Shapes: [cells of the output, cells of the input].
 */
export function matrixPattern(scene: Scene): MatrixPattern {
  const { input, output } = scene.blocks;
  const rows = cellCount(output);
  const entries = Array.from({ length: rows }, (_, row) =>
    contributors(scene, { block: 'output', cell: row })
      .flatMap(({ input: column, weight }) => (column === null ? [] : [{ row, column, weight }]))
      .sort((left, right) => left.column - right.column),
  ).flat();
  return { rows, columns: cellCount(input), entries };
}
