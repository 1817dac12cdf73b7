import { COST, grainFor } from './grain.ts';
import type { Runner } from './runner.ts';

export type BinaryOp = 'add' | 'sub' | 'mul' | 'div' | 'maximum' | 'minimum';

/** With a scalar, row or channel b: `subFrom` is b − a, `divInto` is b / a. */
export type BroadcastOp = BinaryOp | 'subFrom' | 'divInto';

export type UnaryOp =
  | ('relu' | 'neg' | 'abs' | 'square' | 'sqrt' | 'reciprocal')
  | ('exp' | 'log' | 'sigmoid' | 'tanh' | 'silu' | 'softplus' | 'gelu' | 'geluTanh');

/** Gradients that need the input of the op, and those that need its output. */
export type InputGrad = ('relu' | 'abs' | 'square') | ('silu' | 'softplus' | 'gelu' | 'geluTanh');
export type OutputGrad = 'sqrt' | 'reciprocal' | 'sigmoid' | 'tanh';

const CHEAP: readonly string[] = ['relu', 'neg', 'abs', 'square'];
const DIVIDING: readonly string[] = ['sqrt', 'reciprocal', 'exp'];

function costOf(op: UnaryOp): number {
  if (CHEAP.includes(op)) return COST.move;
  return DIVIDING.includes(op) ? COST.exp : COST.activation;
}

/** y[i] = a[i] op b[i] for n elements; y may be a or b. Pointers are bytes, here and below. */
export function binary(
  run: Runner,
  op: BinaryOp,
  a: number,
  b: number,
  y: number,
  n: number,
): void {
  run.range(op, [a, b, y], n, grainFor(1, COST.move));
}

/** y[i] = a[i] op k */
export function binaryScalar(
  run: Runner,
  op: BroadcastOp,
  a: number,
  k: number,
  y: number,
  n: number,
): void {
  run.range(`${op}Scalar`, [a, k, y], n, grainFor(1, COST.move));
}

/** y[r, j] = a[r, j] op b[j]. Shapes: a, y [rows, n]; b [n]. */
export function binaryRow(
  run: Runner,
  op: BroadcastOp,
  a: number,
  b: number,
  y: number,
  { rows, n }: { rows: number; n: number },
): void {
  if (n > 0) run.range(`${op}Row`, [a, b, y, n], rows, grainFor(n, COST.move));
}

/** y[o, c, i] = a[o, c, i] op b[c]. Shapes: a, y [outer, C, inner]; b [C]. */
export function binaryChannel(
  run: Runner,
  op: BroadcastOp,
  a: number,
  b: number,
  y: number,
  { outer, C, inner }: { outer: number; C: number; inner: number },
): void {
  if (inner === 1) binaryRow(run, op, a, b, y, { rows: outer, n: C });
  else run.range(`${op}Channel`, [a, b, y, C, inner], outer * C, grainFor(inner, COST.move));
}

/** y[i] = op(x[i]) for n elements; y may be x. */
export function unary(run: Runner, op: UnaryOp, x: number, y: number, n: number): void {
  run.range(op, [x, y], n, grainFor(1, costOf(op)));
}

/** y[i] = x[i] > 0 ? x[i] : slope · x[i] */
export function leakyRelu(run: Runner, x: number, slope: number, y: number, n: number): void {
  run.range('leakyRelu', [x, slope, y], n, grainFor(1, COST.move));
}

/** dx[i] = g[i] · op′, where op′ is taken from the input x. dx may be g. */
export function inputGrad(
  run: Runner,
  op: InputGrad,
  g: number,
  x: number,
  dx: number,
  n: number,
): void {
  run.range(`${op}Grad`, [g, x, dx], n, grainFor(1, costOf(op)));
}

/** dx[i] = g[i] · op′, where op′ is taken from the output y. dx may be g. For exp it is a product. */
export function outputGrad(
  run: Runner,
  op: OutputGrad,
  g: number,
  y: number,
  dx: number,
  n: number,
): void {
  run.range(`${op}Grad`, [g, y, dx], n, grainFor(1, COST.divide));
}

export function leakyReluGrad(
  run: Runner,
  g: number,
  x: number,
  slope: number,
  dx: number,
  n: number,
): void {
  run.range('leakyReluGrad', [g, x, slope, dx], n, grainFor(1, COST.move));
}
