// The largest and the smallest of rows; NaN where a row holds one, as in PyTorch.
// NaN is looked for beside the comparison, which is faster than f32x4.max with its rules. Ranges of rows.
import { at } from './lanes.as';

class Larger { @inline of(best: v128, x: v128): v128 { return f32x4.pmax(best, x); } }
class Smaller { @inline of(best: v128, x: v128): v128 { return f32x4.pmin(best, x); } }

/** The extreme of n ≥ 1 elements. */
function extreme<Op>(x: usize, n: i32): f32 {
  const op = changetype<Op>(0), end = at(x, n);
  let a = v128.load_splat<f32>(x), b = a, c = a, d = a, isNaN = f32x4.ne(a, a);
  while (x + 64 <= end) {
    const v = v128.load(x), w = v128.load(x, 16), y = v128.load(x, 32), z = v128.load(x, 48);
    a = op.of(a, v);
    b = op.of(b, w);
    c = op.of(c, y);
    d = op.of(d, z);
    const firstNaN = v128.or(f32x4.ne(v, v), f32x4.ne(w, w));
    isNaN = v128.or(isNaN, v128.or(firstNaN, v128.or(f32x4.ne(y, y), f32x4.ne(z, z))));
    x += 64;
  }
  while (x < end) {
    const v = v128.load_splat<f32>(x);
    a = op.of(a, v);
    isNaN = v128.or(isNaN, f32x4.ne(v, v));
    x += 4;
  }
  a = op.of(op.of(a, b), op.of(c, d));
  a = op.of(a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  a = op.of(a, v128.shuffle<f32>(a, a, 1, 0, 3, 2));
  return v128.any_true(isNaN) ? f32.NaN : f32x4.extract_lane(a, 0);
}

@inline function row(x: usize, n: i32, r: i32): usize {
  return x + ((<usize>r * n) << 2);
}

/** y[r] = the largest of x[r, :], x [rows, n]. */
export function maxRows(x: usize, y: usize, n: i32, lo: i32, hi: i32, _s: usize): void {
  for (let r = lo; r < hi; r++) store<f32>(at(y, r), extreme<Larger>(row(x, n, r), n));
}

/** y[r] = the smallest of x[r, :]. */
export function minRows(x: usize, y: usize, n: i32, lo: i32, hi: i32, _s: usize): void {
  for (let r = lo; r < hi; r++) store<f32>(at(y, r), extreme<Smaller>(row(x, n, r), n));
}

/** partial[i] = the largest of the i-th `block` elements of x [n]: a range of blocks. */
export function maxBlocks(x: usize, partial: usize, n: i32, block: i32, lo: i32, hi: i32, _s: usize): void {
  for (let i = lo; i < hi; i++)
    store<f32>(at(partial, i), extreme<Larger>(row(x, block, i), min(block, n - i * block)));
}

/** partial[i] = the smallest of the i-th `block` elements of x [n]: a range of blocks. */
export function minBlocks(x: usize, partial: usize, n: i32, block: i32, lo: i32, hi: i32, _s: usize): void {
  for (let i = lo; i < hi; i++)
    store<f32>(at(partial, i), extreme<Smaller>(row(x, block, i), min(block, n - i * block)));
}
