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

/** A number and how much of it goes into a result. */
export type Tap = readonly [index: number, weight: number];

/** `tapsFor(r)` lists what result r is made of. */
export function tapsFrom(
  size: number,
  count: number,
  tapsFor: (r: number) => readonly Tap[],
): Taps {
  const rows = Array.from({ length: count }, (_, r) => tapsFor(r));
  const start = new Int32Array(count + 1);
  for (const [r, row] of rows.entries()) start[r + 1] = (start[r] as number) + row.length;
  const all = rows.flat();
  return {
    ...{ size, start },
    index: Int32Array.from(all, ([index]) => index),
    weight: Float64Array.from(all, ([, weight]) => weight),
  };
}

/** The average of each window. */
export function tapsOfAverage({ size, from, to, step, divisor }: WindowAxis): Taps {
  return tapsFrom(size, from.length, (r) => {
    const row: Tap[] = [];
    for (let i = from[r] as number; i < (to[r] as number); i += step)
      row.push([i, 1 / (divisor[r] as number)]);
    return row;
  });
}

/** The transposed matrix: the adjoint map. */
export function transposedTaps({ size, start, index, weight }: Taps): Taps {
  const rows = Array.from({ length: size }, (): Tap[] => []);
  for (let r = 0; r + 1 < start.length; r++)
    for (let t = start[r] as number; t < (start[r + 1] as number); t++)
      rows[index[t] as number]?.push([r, weight[t] as number]);
  return tapsFrom(start.length - 1, size, (i) => rows[i] as Tap[]);
}
