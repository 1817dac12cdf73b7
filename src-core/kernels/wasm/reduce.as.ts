// Sums. They run in eight vectors over at most 8192 elements at a time, and the partial sums are added in order: the
// same bits on any number of threads, and long sums stay exact to about 1e-6.
import { at, sumLanes } from './lanes.as';

/** Elements whose sum is one partial sum; reduce.ts knows it too. */
const BLOCK: i32 = 8192;

@inline function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}

/** Sum of at most BLOCK elements. */
function sumOfBlock(x: usize, n: i32): f32 {
  const end = at(x, n);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  while (x + 128 <= end) {
    s0 = add(s0, v128.load(x));
    s1 = add(s1, v128.load(x, 16));
    s2 = add(s2, v128.load(x, 32));
    s3 = add(s3, v128.load(x, 48));
    s4 = add(s4, v128.load(x, 64));
    s5 = add(s5, v128.load(x, 80));
    s6 = add(s6, v128.load(x, 96));
    s7 = add(s7, v128.load(x, 112));
    x += 128;
  }
  while (x + 16 <= end) {
    s0 = add(s0, v128.load(x));
    x += 16;
  }
  while (x < end) {
    s1 = add(s1, v128.load_zero<f32>(x));
    x += 4;
  }
  return sumLanes(add(add(add(s0, s1), add(s2, s3)), add(add(s4, s5), add(s6, s7))));
}

/** Sum of n elements. */
export function sumOf(x: usize, n: i32): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < n; i += BLOCK) sum += sumOfBlock(at(x, i), min(BLOCK, n - i));
  return sum;
}

/** partial[i] = sum of the i-th BLOCK elements of x [n]: a range of blocks. */
export function sumBlocks(x: usize, partial: usize, n: i32, lo: i32, hi: i32, _s: usize): void {
  for (let i = lo; i < hi; i++)
    store<f32>(at(partial, i), sumOfBlock(at(x, i * BLOCK), min(BLOCK, n - i * BLOCK)));
}

/** y[r] = the sum of x[r, :], x [rows, n]: a range of rows. */
export function sumRows(x: usize, y: usize, n: i32, lo: i32, hi: i32, _s: usize): void {
  for (let r = lo; r < hi; r++) store<f32>(at(y, r), sumOf(x + ((<usize>r * n) << 2), n));
}

// Down the columns: rows are added in pieces of 128, then the pieces, so that thousands of rows do not wear the sum out.
const PIECE: i32 = 128;

/** Sums of 16 neighbouring columns. */
@inline function sum16Columns(x: usize, y: usize, rows: i32, pitch: usize): void {
  let t0 = f32x4.splat(0), t1 = t0, t2 = t0, t3 = t0;
  for (let r = 0; r < rows; r += PIECE) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let left = min(PIECE, rows - r); left > 0; left--) {
      s0 = add(s0, v128.load(x));
      s1 = add(s1, v128.load(x, 16));
      s2 = add(s2, v128.load(x, 32));
      s3 = add(s3, v128.load(x, 48));
      x += pitch;
    }
    t0 = add(t0, s0);
    t1 = add(t1, s1);
    t2 = add(t2, s2);
    t3 = add(t3, s3);
  }
  v128.store(y, t0);
  v128.store(y, t1, 16);
  v128.store(y, t2, 32);
  v128.store(y, t3, 48);
}

class Four { @inline of(x: usize): v128 { return v128.load(x); } }
class One { @inline of(x: usize): v128 { return v128.load_zero<f32>(x); } }

/** Sums of the columns that `Load` reads, four rows side by side. */
function sumFewColumns<Load>(x: usize, rows: i32, pitch: usize): v128 {
  const columns = changetype<Load>(0);
  let total = f32x4.splat(0);
  for (let r = 0; r < rows; r += PIECE) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, left = min(PIECE, rows - r);
    for (; left >= 4; left -= 4) {
      s0 = add(s0, columns.of(x));
      s1 = add(s1, columns.of(x + pitch));
      s2 = add(s2, columns.of(x + 2 * pitch));
      s3 = add(s3, columns.of(x + 3 * pitch));
      x += 4 * pitch;
    }
    for (; left > 0; left--) {
      s0 = add(s0, columns.of(x));
      x += pitch;
    }
    total = add(total, add(add(s0, s1), add(s2, s3)));
  }
  return total;
}

/** y[j] = the sum of x[:, j], x [rows, n]: a range of columns, cut at multiples of 16. */
export function sumColumns(
  x: usize,
  y: usize,
  rows: i32,
  n: i32,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  const pitch = <usize>n << 2;
  let j = lo;
  for (; j + 16 <= hi; j += 16) sum16Columns(at(x, j), at(y, j), rows, pitch);
  for (; j + 4 <= hi; j += 4)
    v128.store(at(y, j), sumFewColumns<Four>(at(x, j), rows, pitch));
  for (; j < hi; j++)
    v128.store_lane<f32>(at(y, j), sumFewColumns<One>(at(x, j), rows, pitch), 0);
}
