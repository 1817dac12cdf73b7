// The one relation behind both scenes: a place (row, column) of the large side meets place (i, j) of the small
// side under kernel cell (a, b) exactly when row = i·stride − padding + a, and likewise for columns.
// A convolution reads the large side (input) and writes the small one; a transposed convolution does the reverse.

import type { ConvolutionSpec } from './scene-spec.ts';
import type { Position } from './block.ts';

/** A place met through a kernel cell. */
export interface Meeting {
  row: number;
  column: number;
  kernelRow: number;
  kernelColumn: number;
}

type Geometry = Pick<ConvolutionSpec, 'kernel' | 'stride' | 'padding'>;

/** The places of the large side under the window of one small place, in reading order; some may lie in the margin. */
export function placesUnder(geometry: Geometry, small: Omit<Position, 'channel'>): Meeting[] {
  const { row, column } = windowStart(geometry, small);
  const [kernelRows, kernelColumns] = geometry.kernel;
  return Array.from({ length: kernelRows * kernelColumns }, (_, cell) => {
    const kernelRow = Math.floor(cell / kernelColumns);
    const kernelColumn = cell % kernelColumns;
    return { row: row + kernelRow, column: column + kernelColumn, kernelRow, kernelColumn };
  });
}

/** The first row and column of a window: i·stride − padding. */
export function windowStart(
  { stride, padding }: Geometry,
  small: Omit<Position, 'channel'>,
): { row: number; column: number } {
  return {
    row: small.row * stride[0] - padding[0],
    column: small.column * stride[1] - padding[1],
  };
}

/** The places of the small side (of `rows` × `columns`) whose window covers one large place, in reading order. */
export function placesOver(
  geometry: Geometry,
  large: Omit<Position, 'channel'>,
  rows: number,
  columns: number,
): Meeting[] {
  const across = along(geometry, 1, large.column, columns);
  return along(geometry, 0, large.row, rows).flatMap(([row, kernelRow]) =>
    across.map(([column, kernelColumn]) => ({ row, column, kernelRow, kernelColumn })),
  );
}

/** Along one axis: every i below `count` with place = i·stride − padding + a and 0 ≤ a < kernel, as [i, a]. */
function along(
  { kernel, stride, padding }: Geometry,
  axis: 0 | 1,
  place: number,
  count: number,
): [small: number, kernel: number][] {
  const shifted = place + padding[axis];
  const first = Math.max(0, Math.ceil((shifted - kernel[axis] + 1) / stride[axis]));
  const last = Math.min(count - 1, Math.floor(shifted / stride[axis]));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => [
    first + step,
    shifted - (first + step) * stride[axis],
  ]);
}

/** The flat cell of a kernel [O, C, kH, kW] through which filter `filter` meets a place of channel `channel`. */
export function kernelCell(
  { input: [channels], kernel: [rows, columns] }: Pick<ConvolutionSpec, 'input' | 'kernel'>,
  filter: number,
  channel: number,
  { kernelRow, kernelColumn }: Pick<Meeting, 'kernelRow' | 'kernelColumn'>,
): number {
  return ((filter * channels + channel) * rows + kernelRow) * columns + kernelColumn;
}

/** 0, 1, …, count − 1. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
