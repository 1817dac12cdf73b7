// The one relation behind all windows: a place (row, column) of the large side meets place (i, j) of the small side
// under window cell (a, b) exactly when row = i·stride − padding + a·dilation, and likewise for columns. Convolutions
// and pools read the large side and write the small one; a transposed convolution does the reverse.

import type { WindowSpec } from './cells-spec.ts';
import type { Position } from './block.ts';

/** How windows lie along rows and columns. */
export interface Windows {
  kernel: readonly [rows: number, columns: number];
  stride: readonly [number, number];
  padding: readonly [number, number];
  dilation: readonly [number, number];
}

/** A place met through a cell of the window. */
export interface Meeting {
  row: number;
  column: number;
  kernelRow: number;
  kernelColumn: number;
}

type MapPlace = Omit<Position, 'channel'>;

/** The windows of a spec; of [C, L] there is one row. */
export function windowsOf({ kernel, stride, padding, dilation = [] }: WindowSpec): Windows {
  const both = (list: readonly number[], single: number): [number, number] =>
    kernel.length === 1
      ? [single, list[0] ?? single]
      : [list[0] ?? single, list[1] ?? list[0] ?? single];
  return {
    kernel: both(kernel, 1),
    stride: both(stride, 1),
    padding: both(padding, 0),
    dilation: both(dilation, 1),
  };
}

/** From the first place under a window to the last: (kernel − 1)·dilation + 1 along one axis. */
export function reachAlong({ kernel, dilation }: Windows, axis: 0 | 1): number {
  return (kernel[axis] - 1) * dilation[axis] + 1;
}

/** The places of the large side under the window of one small place, in reading order; some may lie in the margin. */
export function placesUnder(
  { kernel, stride, padding, dilation }: Windows,
  small: MapPlace,
): Meeting[] {
  const meetings: Meeting[] = [];
  for (let kernelRow = 0; kernelRow < kernel[0]; kernelRow++)
    for (let kernelColumn = 0; kernelColumn < kernel[1]; kernelColumn++)
      meetings.push({
        row: small.row * stride[0] - padding[0] + kernelRow * dilation[0],
        column: small.column * stride[1] - padding[1] + kernelColumn * dilation[1],
        kernelRow,
        kernelColumn,
      });
  return meetings;
}

/** The places of the small side (of `rows` × `columns`) whose window covers one large place, in reading order. */
export function placesOver(
  windows: Windows,
  large: MapPlace,
  rows: number,
  columns: number,
): Meeting[] {
  const across = along(windows, 1, large.column, columns);
  return along(windows, 0, large.row, rows).flatMap(([row, kernelRow]) =>
    across.map(([column, kernelColumn]) => ({ row, column, kernelRow, kernelColumn })),
  );
}

/** Along one axis: every i below `count` with place = i·stride − padding + a·dilation and 0 ≤ a < kernel, as [i, a]. */
function along(
  { kernel, stride, padding, dilation }: Windows,
  axis: 0 | 1,
  place: number,
  count: number,
): [small: number, kernel: number][] {
  const shifted = place + padding[axis];
  const reach = (kernel[axis] - 1) * dilation[axis];
  const first = Math.max(0, Math.ceil((shifted - reach) / stride[axis]));
  const last = Math.min(count - 1, Math.floor(shifted / stride[axis]));
  const met: [number, number][] = [];
  for (let small = first; small <= last; small++) {
    const away = shifted - small * stride[axis];
    if (away % dilation[axis] === 0) met.push([small, away / dilation[axis]]);
  }
  return met;
}

/** 0, 1, …, count − 1, or from `first` on. */
export function range(count: number, first = 0): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
