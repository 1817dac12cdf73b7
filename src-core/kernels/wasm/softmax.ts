import { COST, grainFor } from './grain.ts';
import type { Runner } from './runner.ts';

interface Rows {
  readonly rows: number;
  readonly n: number;
}

/** y[r, j] = e^x[r, j] / Σ_k e^x[r, k]. Shapes: x, y [rows, n]; y may be x. */
export function softmax(run: Runner, x: number, y: number, { rows, n }: Rows): void {
  if (n > 0) run.range('softmax', [x, y, n], rows, grainFor(n, COST.exp));
}

/** y[r, j] = x[r, j] − ln Σ_k e^x[r, k]. Shapes: x, y [rows, n]; y may be x. */
export function logSoftmax(run: Runner, x: number, y: number, { rows, n }: Rows): void {
  if (n > 0) run.range('logSoftmax', [x, y, n], rows, grainFor(n, COST.exp));
}

/** dx = y (g − Σ_k g y), y = softmax(x). dx may be g. */
export function softmaxGrad(
  run: Runner,
  g: number,
  y: number,
  dx: number,
  { rows, n }: Rows,
): void {
  run.range('softmaxGrad', [g, y, dx, n], rows, grainFor(n, COST.divide));
}

/** dx = g − e^y Σ_k g, y = logSoftmax(x). dx may be g. */
export function logSoftmaxGrad(
  run: Runner,
  g: number,
  y: number,
  dx: number,
  { rows, n }: Rows,
): void {
  run.range('logSoftmaxGrad', [g, y, dx, n], rows, grainFor(n, COST.exp));
}
