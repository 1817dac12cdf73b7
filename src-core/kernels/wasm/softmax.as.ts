// Softmax and its logarithm along the rows of [rows, n], forward and backward: ranges of rows. A row that holds NaN, +∞
// or nothing but −∞ comes out as NaN, as in PyTorch.
import { expBelow, expConstants, expRange } from './exp.as';
import { at, sumLanes, zipScalar, zipWith } from './lanes.as';
import { logConstants, logRange } from './log.as';
import { sumOf } from './reduce.as';

/** Elements whose sum of e^x is kept in single vectors, so that long rows stay exact. */
const BLOCK: i32 = 2048;

class Mul { @inline of(x: v128, k: v128): v128 { return f32x4.mul(x, k); } }
class Sub { @inline of(x: v128, k: v128): v128 { return f32x4.sub(x, k); } }
/** y (g − k) */
class SoftmaxGrad {
  @inline of(g: v128, y: v128, k: v128): v128 {
    return f32x4.mul(y, f32x4.sub(g, k));
  }
}
/** g − e k */
class LogSoftmaxGrad {
  @inline of(g: v128, e: v128, k: v128): v128 {
    return f32x4.sub(g, f32x4.mul(e, k));
  }
}

/** The largest element, NaN aside: a row that holds NaN becomes NaN through its sum. */
function largestOf(x: usize, n: i32): f32 {
  const end = at(x, n);
  let a = v128.load_splat<f32>(x), b = a, c = a, d = a;
  while (x + 64 <= end) {
    a = f32x4.pmax(a, v128.load(x));
    b = f32x4.pmax(b, v128.load(x, 16));
    c = f32x4.pmax(c, v128.load(x, 32));
    d = f32x4.pmax(d, v128.load(x, 48));
    x += 64;
  }
  a = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d));
  while (x < end) {
    a = f32x4.pmax(a, v128.load_splat<f32>(x));
    x += 4;
  }
  return largestLane(a);
}

@inline function largestLane(v: v128): f32 {
  v = f32x4.pmax(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(v, v128.shuffle<f32>(v, v, 1, 0, 3, 2)), 0);
}

/** Σ e^(x − largest) of a row, the powers to y if `keeps`, else to the room for one block there. */
@inline function sumOfPowers(x: usize, y: usize, n: i32, largest: f32, s: usize, keeps: bool): f32 {
  let sum: f32 = 0;
  for (let i = 0; i < n; i += BLOCK)
    sum += expBelow(at(x, i), keeps ? at(y, i) : y, min(BLOCK, n - i), largest, s);
  return sum;
}

/** y = softmax of x along each row. */
export function softmax(x: usize, y: usize, n: i32, lo: i32, hi: i32, s: usize): void {
  const bytes = <usize>n << 2;
  x += bytes * lo;
  y += bytes * lo;
  expConstants(s);
  for (let r = lo; r < hi; r++) {
    zipScalar<Mul>(y, 1 / sumOfPowers(x, y, n, largestOf(x, n), s, true), y, n);
    x += bytes;
    y += bytes;
  }
}

/** y = x − ln Σ e^x along each row. */
export function logSoftmax(x: usize, y: usize, n: i32, lo: i32, hi: i32, s: usize): void {
  const bytes = <usize>n << 2, logs = s + 256, sumAt = s + 512, powers = s + 1024;
  x += bytes * lo;
  y += bytes * lo;
  expConstants(s);
  logConstants(logs);
  for (let r = lo; r < hi; r++) {
    const largest = largestOf(x, n);
    store<f32>(sumAt, sumOfPowers(x, powers, n, largest, s, false));
    logRange(sumAt, sumAt, 1, logs);
    zipScalar<Sub>(x, largest, y, n);
    zipScalar<Sub>(y, load<f32>(sumAt), y, n);
    x += bytes;
    y += bytes;
  }
}

/** Σ g y of n elements. */
function dot(g: usize, y: usize, n: i32): f32 {
  let total: f32 = 0;
  for (let from = 0; from < n; from += BLOCK) {
    const end = at(g, min(BLOCK, n - from));
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    while (g + 64 <= end) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load(g), v128.load(y)));
      s1 = f32x4.add(s1, f32x4.mul(v128.load(g, 16), v128.load(y, 16)));
      s2 = f32x4.add(s2, f32x4.mul(v128.load(g, 32), v128.load(y, 32)));
      s3 = f32x4.add(s3, f32x4.mul(v128.load(g, 48), v128.load(y, 48)));
      g += 64;
      y += 64;
    }
    while (g < end) {
      s0 = f32x4.add(s0, f32x4.mul(v128.load_zero<f32>(g), v128.load_zero<f32>(y)));
      g += 4;
      y += 4;
    }
    total += sumLanes(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
  }
  return total;
}

/** out = y (g − Σ g y) along each row, y = softmax x. */
export function softmaxGrad(g: usize, y: usize, out: usize, n: i32, lo: i32, hi: i32, _s: usize): void {
  for (let r = lo; r < hi; r++) {
    const from = (<usize>r * n) << 2;
    zipWith<SoftmaxGrad>(g + from, y + from, dot(g + from, y + from, n), out + from, n);
  }
}

/** out = g − e^y Σ g along each row, y = logSoftmax x. */
export function logSoftmaxGrad(g: usize, y: usize, out: usize, n: i32, lo: i32, hi: i32, s: usize): void {
  const powers = s + 1024;
  expConstants(s);
  for (let r = lo; r < hi; r++) {
    const from = (<usize>r * n) << 2, sum = sumOf(g + from, n);
    for (let i = 0; i < n; i += BLOCK) {
      const here = at(from, i), length = min(BLOCK, n - i);
      expRange(y + here, powers, length, s);
      zipWith<LogSoftmaxGrad>(g + here, powers, sum, out + here, length);
    }
  }
}
