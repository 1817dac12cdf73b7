// The binary ops with a row b [n] along each of the rows of a [rows, n], or with one number b [C] per channel of
// a [outer, C, inner]: ranges of rows, or of outer · C planes.
import { Add, Div, DivInto, Maximum, Minimum, Mul, Sub, SubFrom } from './binary-ops.as';
import { at, zip, zipScalar } from './lanes.as';

/** Elements of repeated rows that are worth their copying. */
const REPEATED: i32 = 512;

/** A short row is repeated in scratch, so that many rows are done in one go. */
function row<Op>(a: usize, b: usize, y: usize, n: i32, lo: i32, hi: i32, scratch: usize): void {
  const copies = min(REPEATED / n, hi - lo);
  if (copies > 1) {
    for (let i = 0; i < copies; i++) memory.copy(at(scratch, i * n), b, <usize>n << 2);
    b = scratch;
  }
  const step = max(copies, 1);
  for (let r = lo; r < hi; r += step) {
    const from = (<usize>r * n) << 2;
    zip<Op>(a + from, b, y + from, min(step, hi - r) * n);
  }
}

function channel<Op>(a: usize, b: usize, y: usize, C: i32, inner: i32, lo: i32, hi: i32): void {
  for (let plane = lo; plane < hi; plane++) {
    const from = (<usize>plane * inner) << 2;
    zipScalar<Op>(a + from, load<f32>(at(b, plane % C)), y + from, inner);
  }
}

export function addRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<Add>(a, b, y, n, lo, hi, scratch);
}

export function subRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<Sub>(a, b, y, n, lo, hi, scratch);
}

export function mulRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<Mul>(a, b, y, n, lo, hi, scratch);
}

export function divRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<Div>(a, b, y, n, lo, hi, scratch);
}

export function maximumRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<Maximum>(a, b, y, n, lo, hi, scratch);
}

export function minimumRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<Minimum>(a, b, y, n, lo, hi, scratch);
}

export function subFromRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<SubFrom>(a, b, y, n, lo, hi, scratch);
}

export function divIntoRow(
  a: usize,
  b: usize,
  y: usize,
  n: i32,
  lo: i32,
  hi: i32,
  scratch: usize,
): void {
  row<DivInto>(a, b, y, n, lo, hi, scratch);
}

export function addChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<Add>(a, b, y, C, inner, lo, hi);
}

export function subChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<Sub>(a, b, y, C, inner, lo, hi);
}

export function mulChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<Mul>(a, b, y, C, inner, lo, hi);
}

export function divChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<Div>(a, b, y, C, inner, lo, hi);
}

export function maximumChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<Maximum>(a, b, y, C, inner, lo, hi);
}

export function minimumChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<Minimum>(a, b, y, C, inner, lo, hi);
}

export function subFromChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<SubFrom>(a, b, y, C, inner, lo, hi);
}

export function divIntoChannel(
  a: usize,
  b: usize,
  y: usize,
  C: i32,
  inner: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  channel<DivInto>(a, b, y, C, inner, lo, hi);
}
