import type { WindowAxis } from '#core/kernels/pool.ts';

/**
 * A linear map along one axis as a sparse matrix: out[r] = Σ weight[t] · input[index[t]] over t from start[r] to
 * start[r + 1] − 1.
 */
export interface Taps {
  /** Cells of the input. */
  readonly size: number;
  /** One entry more than there are results. */
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

/** Writes index and weight of what result r is made of, from the place `at` on. */
export type FillTaps = (r: number, at: number, index: Int32Array, weight: Float64Array) => void;

/** `widthOf(r)` tells how many numbers result r is made of, `fill` which. */
export function tapsFrom(
  size: number,
  count: number,
  widthOf: number | ((r: number) => number),
  fill: FillTaps,
): Taps {
  const start = new Int32Array(count + 1);
  for (let r = 0; r < count; r++)
    start[r + 1] = (start[r] as number) + (typeof widthOf === 'number' ? widthOf : widthOf(r));
  const total = start[count] as number;
  const [index, weight] = [new Int32Array(total), new Float64Array(total)];
  for (let r = 0; r < count; r++) fill(r, start[r] as number, index, weight);
  return { size, start, index, weight };
}

/** The average of each window. */
export function tapsOfAverage({ size, from, to, step, divisor }: WindowAxis): Taps {
  const cellsOf = (r: number): number =>
    Math.max(0, Math.ceil(((to[r] as number) - (from[r] as number)) / step));
  return tapsFrom(size, from.length, cellsOf, (r, at, index, weight) => {
    for (let i = from[r] as number; i < (to[r] as number); i += step, at++) {
      index[at] = i;
      weight[at] = 1 / (divisor[r] as number);
    }
  });
}

/** The transposed matrix: the adjoint map. */
export function transposedTaps({ size, start, index, weight }: Taps): Taps {
  const widths = new Int32Array(size);
  for (let t = 0; t < index.length; t++) {
    const cell = index[t] as number;
    widths[cell] = (widths[cell] as number) + 1;
  }
  const count = start.length - 1;
  const turned = tapsFrom(
    count,
    size,
    (cell) => widths[cell] as number,
    () => undefined,
  );
  // Where the next share of each cell goes.
  const next = turned.start.slice();
  for (let r = 0; r < count; r++)
    for (let t = start[r] as number; t < (start[r + 1] as number); t++) {
      const cell = index[t] as number;
      const at = next[cell] as number;
      turned.index[at] = r;
      turned.weight[at] = weight[t] as number;
      next[cell] = at + 1;
    }
  return turned;
}
