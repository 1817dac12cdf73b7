// Pools over windows along [depth, rows, columns]; fewer axes are axes of size 1. Arrays are taken in row-major order:
// x [planes, …sizes], one number for each window [planes, …windows].
import { floatFor } from '#core/tensor/dtype.ts';
import type { Numbers } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

/** Where the windows lie along one axis: window r covers the cells from[r], from[r] + step, … below to[r]. */
export interface WindowAxis {
  /** Cells of the input. */
  readonly size: number;
  /** Cells that exist: padding is cut off. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly step: number;
  /** What the sum over window r is divided by in an average; the divisors of the three axes are multiplied. */
  readonly divisor: readonly number[];
}

export type Windows = readonly [depth: WindowAxis, rows: WindowAxis, columns: WindowAxis];

/** out[q] = the largest number in window q. NaN wins; a window without cells yields −∞. */
export function maxPool(x: NdArray, windows: Windows): NdArray {
  const out = NdArray.empty(shapeOf(x, windows), x.dtype);
  const [values, y, places] = [x.values(), out.data, winners(x, windows)];
  const [cells, count] = [cellsOf(windows), countOf(windows)];
  for (let q = 0, plane = 0; q < y.length; plane += cells)
    for (const end = q + count; q < end; q++) {
      const place = places[q] as number;
      y[q] = place < 0 ? -Infinity : (values[plane + place] as number);
    }
  return out;
}

/** int32: where in its plane the largest number of window q stands, the first of equals; −1 for no cells. */
export function maxPoolIndices(x: NdArray, windows: Windows): NdArray {
  return NdArray.from(winners(x, windows), shapeOf(x, windows));
}

/** The gradient of Σ maxPool(x) · grad for x: each number of grad goes to the largest cell of its window. */
export function maxPoolGrad(x: NdArray, grad: NdArray, windows: Windows): NdArray {
  return addToPlanes(grad, winners(x, windows), x.shape, cellsOf(windows));
}

/** out[p, places[q]] += x[p, q], starting from 0, over planes of `cells` cells; −1 is nowhere. */
export function addToPlanes(
  x: NdArray,
  places: Numbers,
  shape: readonly number[],
  cells: number,
): NdArray {
  const out = NdArray.zeros(shape, x.dtype);
  const [values, y] = [x.values(), out.data];
  const count = out.size === 0 ? 0 : x.size / (out.size / cells);
  for (let q = 0, plane = 0; q < values.length && count > 0; plane += cells)
    for (const end = q + count; q < end; q++) {
      const place = places[q] as number;
      if (place >= 0) y[plane + place] = (y[plane + place] as number) + (values[q] as number);
    }
  return out;
}

/** out[q] = (sum of window q) / (its divisors). */
export function averagePool(x: NdArray, windows: Windows): NdArray {
  const out = NdArray.empty(shapeOf(x, windows), floatFor(x.dtype));
  const [values, y] = [x.values(), out.data];
  const [{ size: D, from: zFrom, to: zTo, divisor: zDivisor }, rows, columns] = windows;
  const { size: H, from: yFrom, to: yTo, divisor: yDivisor } = rows;
  const { size: W, from: xFrom, to: xTo, divisor: xDivisor } = columns;
  let q = 0;
  for (let plane = 0; q < y.length; plane += D * H * W)
    for (let d = 0; d < zFrom.length; d++)
      for (let r = 0; r < yFrom.length; r++) {
        const outer = (zDivisor[d] as number) * (yDivisor[r] as number);
        for (let c = 0; c < xFrom.length; c++, q++) {
          const [left, right] = [xFrom[c] as number, xTo[c] as number];
          let total = 0;
          for (let z = zFrom[d] as number; z < (zTo[d] as number); z++)
            for (let row = yFrom[r] as number; row < (yTo[r] as number); row++) {
              const line = plane + (z * H + row) * W;
              for (let at = line + left; at < line + right; at++) total += values[at] as number;
            }
          y[q] = total / (outer * (xDivisor[c] as number));
        }
      }
  return out;
}

/** The gradient of Σ averagePool(x) · grad for an x of `shape`: each number is spread over its window. */
export function averagePoolGrad(
  grad: NdArray,
  shape: readonly number[],
  windows: Windows,
): NdArray {
  const out = NdArray.zeros(shape, floatFor(grad.dtype));
  const [values, y] = [grad.values(), out.data];
  const [{ size: D, from: zFrom, to: zTo, divisor: zDivisor }, rows, columns] = windows;
  const { size: H, from: yFrom, to: yTo, divisor: yDivisor } = rows;
  const { size: W, from: xFrom, to: xTo, divisor: xDivisor } = columns;
  let q = 0;
  for (let plane = 0; q < values.length; plane += D * H * W)
    for (let d = 0; d < zFrom.length; d++)
      for (let r = 0; r < yFrom.length; r++) {
        const outer = (zDivisor[d] as number) * (yDivisor[r] as number);
        for (let c = 0; c < xFrom.length; c++, q++) {
          const [left, right] = [xFrom[c] as number, xTo[c] as number];
          const share = (values[q] as number) / (outer * (xDivisor[c] as number));
          for (let z = zFrom[d] as number; z < (zTo[d] as number); z++)
            for (let row = yFrom[r] as number; row < (yTo[r] as number); row++) {
              const line = plane + (z * H + row) * W;
              for (let at = line + left; at < line + right; at++) y[at] = (y[at] as number) + share;
            }
        }
      }
  return out;
}

/** For each window the place of its largest number within the plane. */
function winners(x: NdArray, windows: Windows): Int32Array {
  const values = x.values();
  const [{ size: D, from: zFrom, to: zTo, step: zStep }, rows, columns] = windows;
  const { size: H, from: yFrom, to: yTo, step: yStep } = rows;
  const { size: W, from: xFrom, to: xTo, step: xStep } = columns;
  const planes = planesOf(x, windows);
  const places = new Int32Array(planes * countOf(windows));
  let q = 0;
  for (let plane = 0; q < places.length; plane += D * H * W)
    for (let d = 0; d < zFrom.length; d++)
      for (let r = 0; r < yFrom.length; r++)
        for (let c = 0; c < xFrom.length; c++, q++) {
          let place = -1;
          let largest = -Infinity;
          for (let z = zFrom[d] as number; z < (zTo[d] as number); z += zStep)
            for (let row = yFrom[r] as number; row < (yTo[r] as number); row += yStep)
              for (let at = xFrom[c] as number; at < (xTo[c] as number); at += xStep) {
                const cell = (z * H + row) * W + at;
                const value = values[plane + cell] as number;
                // Not ≤ holds for NaN too. The first cell counts even when it is −∞.
                if (place >= 0 && value <= largest) continue;
                if (Number.isNaN(largest) && !Number.isNaN(value)) continue;
                largest = value;
                place = cell;
              }
          places[q] = place;
        }
  return places;
}

function shapeOf(x: NdArray, windows: Windows): number[] {
  return [planesOf(x, windows), ...windows.map(({ from }) => from.length)];
}

function cellsOf([depth, rows, columns]: Windows): number {
  return depth.size * rows.size * columns.size;
}

function countOf([depth, rows, columns]: Windows): number {
  return depth.from.length * rows.from.length * columns.from.length;
}

function planesOf(x: NdArray, windows: Windows): number {
  return x.size / Math.max(1, cellsOf(windows));
}
