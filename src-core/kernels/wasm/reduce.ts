import { COST, grainFor } from './grain.ts';
import { NotServed } from './not-served.ts';
import { SCRATCH_BYTES, type Runner } from './runner.ts';

/** Elements whose sum is one partial sum, as in reduce.as.ts. */
const BLOCK = 8192;

/** Partial results stand in the scratch of the calling thread, which these kernels do not use. */
function partials(run: Runner, count: number): number {
  if (count * 4 > SCRATCH_BYTES)
    throw new NotServed(`at most ${SCRATCH_BYTES / 4} partial results, got ${count}`);
  return run.scratch;
}

/** out[0] = Σ x[i]. The order of the additions depends on n alone. */
export function sum(run: Runner, x: number, out: number, n: number): void {
  const blocks = Math.ceil(n / BLOCK);
  const at = partials(run, blocks);
  run.range('sumBlocks', [x, at, n], blocks, grainFor(BLOCK, COST.move));
  sumRows(run, at, out, { rows: 1, n: blocks });
}

/** y[r] = Σ_j x[r, j]. Shapes: x [rows, n], y [rows]. */
export function sumRows(
  run: Runner,
  x: number,
  y: number,
  { rows, n }: { rows: number; n: number },
): void {
  run.range('sumRows', [x, y, n], rows, grainFor(n, COST.move));
}

/** y[j] = Σ_r x[r, j]. Shapes: x [rows, n], y [n]. */
export function sumColumns(
  run: Runner,
  x: number,
  y: number,
  { rows, n }: { rows: number; n: number },
): void {
  run.range('sumColumns', [x, y, rows, n], n, grainFor(rows, COST.move, 16));
}

/** y[c] = Σ_o Σ_i x[o, c, i]. Shapes: x [outer, C, inner], y [C]. */
export function sumChannels(
  run: Runner,
  x: number,
  y: number,
  { outer, C, inner }: { outer: number; C: number; inner: number },
): void {
  if (inner >= 32) {
    const at = partials(run, outer * C);
    sumRows(run, x, at, { rows: outer * C, n: inner });
    sumColumns(run, at, y, { rows: outer, n: C });
  } else {
    const at = partials(run, C * inner);
    sumColumns(run, x, at, { rows: outer, n: C * inner });
    sumRows(run, at, y, { rows: C, n: inner });
  }
}

/** y[r] = the largest (smallest) of x[r, :]; NaN if it holds one. Shapes: x [rows, n ≥ 1], y [rows]. */
export function extremeRows(
  run: Runner,
  which: 'max' | 'min',
  x: number,
  y: number,
  { rows, n }: { rows: number; n: number },
): void {
  run.range(`${which}Rows`, [x, y, n], rows, grainFor(n, COST.move));
}

/** out[0] = the largest (smallest) of n ≥ 1 elements; NaN if there is one. */
export function extreme(
  run: Runner,
  which: 'max' | 'min',
  x: number,
  out: number,
  n: number,
): void {
  const blocks = Math.ceil(n / BLOCK);
  const at = partials(run, blocks);
  run.range(`${which}Blocks`, [x, at, n, BLOCK], blocks, grainFor(BLOCK, COST.move));
  extremeRows(run, which, at, out, { rows: 1, n: blocks });
}
