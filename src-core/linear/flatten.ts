import { elementCount } from '#core/tensor/strides.ts';
import type { Permutation } from './permutation.ts';

/**
 * Flattening row by row, the convention: place q holds the element with row-major number q.
 *
 * Shapes: any → a list of Π shape places.
 */
export function rowMajor(shape: readonly number[]): number[] {
  return Array.from({ length: elementCount('rowMajor', shape) }, (_, q) => q);
}

/**
 * Flattening column by column within each map: place q holds the element whose row-major number is order[q]. Channels
 * still come one after another.
 *
 * Shapes: […, H, W] → a list of Π shape places; [2, 3] → [0, 3, 1, 4, 2, 5].
 */
export function columnMajor(shape: readonly number[]): number[] {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  return rowMajor(shape).map((q) => {
    const within = q % (rows * columns);
    return q - within + (within % rows) * columns + Math.floor(within / rows);
  });
}

/**
 * Flattening with the channel running fastest: row, column, channel.
 *
 * Shapes: [C, H, W] → a list of C·H·W places; [2, 1, 2] → [0, 2, 1, 3].
 */
export function channelsLast([channels, ...map]: readonly [number, ...number[]]): number[] {
  const cells = elementCount('channelsLast', map);
  return rowMajor([cells, channels]).map((q) => (q % channels) * cells + Math.floor(q / channels));
}

/** A matrix stored row by row, with its rows and its columns in other orders: out[q, p] = entries[rows[q], columns[p]]. */
export function reorderMatrix<T>(
  entries: readonly T[],
  rows: Permutation,
  columns: Permutation,
): T[] {
  return rows.flatMap((row) =>
    columns.map((column) => entries[row * columns.length + column] as T),
  );
}
