import { COST, grainFor } from './grain.ts';
import type { Runner } from './runner.ts';

/** x[i] = value */
export function fill(run: Runner, x: number, value: number, n: number): void {
  run.range('fill', [value, x], n, grainFor(1, COST.move));
}

/** y[i] = x[i]; the two must not overlap. */
export function copy(run: Runner, x: number, y: number, n: number): void {
  run.range('copy', [x, y], n, grainFor(1, COST.move));
}

/** y[b, j, i] = x[b, i, j]. Shapes: x [batch, rows, columns], y [batch, columns, rows]. */
export function transpose(
  run: Runner,
  x: number,
  y: number,
  { batch, rows, columns }: { batch: number; rows: number; columns: number },
): void {
  const strips = batch * Math.ceil(columns / 16);
  run.range('transpose', [x, y, rows, columns], strips, grainFor(16 * rows, COST.divide));
}

/** y[b, a, c] = x[a, b, c]. Shapes: x [A, B, C], y [B, A, C]. */
export function swapBlocks(
  run: Runner,
  x: number,
  y: number,
  { A, B, C }: { A: number; B: number; C: number },
): void {
  run.range('swapBlocks', [x, y, A, B, C], A * B, grainFor(C + 8, COST.divide));
}

/** y [n0, n1, n2, n3] = x read with four strides, in elements; a stride may be 0 or negative. */
export function copyStrided(
  run: Runner,
  x: number,
  y: number,
  [n0, n1, n2, n3]: readonly [number, number, number, number],
  strides: readonly [number, number, number, number],
): void {
  const grain = grainFor(n3 + 8, COST.divide);
  run.range('copyStrided', [x, y, n1, n2, n3, ...strides], n0 * n1 * n2, grain);
}

/** y[r, :] = table[index[r], :]. Shapes: table [K, n], index [rows] i32 (not checked), y [rows, n]. */
export function gatherRows(
  run: Runner,
  table: number,
  index: number,
  y: number,
  { rows, n }: { rows: number; n: number },
): void {
  run.range('gatherRows', [table, index, y, n], rows, grainFor(n + 8, COST.divide));
}

/** table[index[r], :] += g[r, :] for all r in order. Shapes as in `gatherRows`. */
export function scatterAddRows(
  run: Runner,
  g: number,
  index: number,
  table: number,
  { rows, n }: { rows: number; n: number },
): void {
  run.range('scatterAddRows', [g, index, table, rows, n], n, grainFor(rows, COST.divide, 16));
}
