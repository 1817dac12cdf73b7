// e^x = 2^n · e^r with n = round(x / ln 2), r = x − n ln 2, |r| ≤ 0.35, and a polynomial for e^r; relative error
// below 2e-7. n stops at 127 while r goes on to 0.69, so that the last product overflows to ∞ just where it should.
// Below −88, 2^n is 0: results under 8.3e-39 vanish. pmax and pmin let NaN through.
import { at, sumLanes } from './lanes.as';

/** Writes the constants that the functions below find at `s`, 64 bytes, and use 64 more. */
export function expConstants(s: usize): void {
  store<f32>(s, -88); // from here on e^x is 0
  store<f32>(s, 1.44269504088896341, 4); // 1 / ln 2
  store<f32>(s, 12583039, 8); // 1.5 · 2²³ + 127: adding it rounds, and leaves n + 127 in the low bits
  store<f32>(s, 12583166, 12); // the same for n = 127
  store<f32>(s, 0.693359375, 16); // ln 2 in two parts; n times the first is exact
  store<f32>(s, 2.1219444e-4, 20);
  store<f32>(s, 1, 24);
  // e^r = 1 + r + these · r², r³, …: error 4.2e-8 on −0.347 … 0.694
  store<f32>(s, 0.50000209, 28);
  store<f32>(s, 0.16667007, 32);
  store<f32>(s, 0.041622415, 36);
  store<f32>(s, 0.008325776, 40);
  store<f32>(s, 0.0016222378, 44);
  // The same, shorter: error 1.1e-7 on −0.347 … 0.347
  store<f32>(s, 0.49999231, 48);
  store<f32>(s, 0.16667114, 52);
  store<f32>(s, 0.041890122, 56);
  store<f32>(s, 0.0083125243, 60);
}

@inline function shifted(x: v128, shift: v128, isNegative: bool): v128 {
  return isNegative ? f32x4.sub(x, shift) : x;
}

/**
 * y[0 … 16) = e^(x[0 … 16) − shift), and the sum of the four vectors. Side by side they share each constant, which
 * loaded anew costs less than as a literal. `isNegative` promises that no x is above shift, which saves three
 * operations; without it shift is taken to be 0.
 */
@inline function expOfSixteen(x: usize, y: usize, shift: v128, s: usize, isNegative: bool): v128 {
  let c = v128.load32_splat(s), d = v128.load32_splat(s, 4);
  let r0 = f32x4.pmax(shifted(v128.load(x), shift, isNegative), c);
  let r1 = f32x4.pmax(shifted(v128.load(x, 16), shift, isNegative), c);
  let r2 = f32x4.pmax(shifted(v128.load(x, 32), shift, isNegative), c);
  let r3 = f32x4.pmax(shifted(v128.load(x, 48), shift, isNegative), c);
  const round = v128.load32_splat(s, 8);
  let t0 = f32x4.add(f32x4.mul(r0, d), round);
  let t1 = f32x4.add(f32x4.mul(r1, d), round);
  let t2 = f32x4.add(f32x4.mul(r2, d), round);
  let t3 = f32x4.add(f32x4.mul(r3, d), round);
  if (!isNegative) {
    c = v128.load32_splat(s, 12);
    t0 = f32x4.pmin(t0, c);
    t1 = f32x4.pmin(t1, c);
    t2 = f32x4.pmin(t2, c);
    t3 = f32x4.pmin(t3, c);
  }
  let p0 = f32x4.sub(t0, round);
  let p1 = f32x4.sub(t1, round);
  let p2 = f32x4.sub(t2, round);
  let p3 = f32x4.sub(t3, round);
  c = v128.load32_splat(s, 16);
  d = v128.load32_splat(s, 20);
  r0 = f32x4.add(f32x4.sub(r0, f32x4.mul(p0, c)), f32x4.mul(p0, d));
  r1 = f32x4.add(f32x4.sub(r1, f32x4.mul(p1, c)), f32x4.mul(p1, d));
  r2 = f32x4.add(f32x4.sub(r2, f32x4.mul(p2, c)), f32x4.mul(p2, d));
  r3 = f32x4.add(f32x4.sub(r3, f32x4.mul(p3, c)), f32x4.mul(p3, d));
  // (1 + r) + r² ((c2 + c3 r) + r² ((c4 + c5 r) + c6 r²)): shorter chains than Horner's for as much work.
  const q0 = f32x4.mul(r0, r0);
  const q1 = f32x4.mul(r1, r1);
  const q2 = f32x4.mul(r2, r2);
  const q3 = f32x4.mul(r3, r3);
  const table = isNegative ? s + 48 : s + 28;
  c = v128.load32_splat(table, 8);
  d = v128.load32_splat(table, 12);
  p0 = f32x4.add(f32x4.mul(r0, d), c);
  p1 = f32x4.add(f32x4.mul(r1, d), c);
  p2 = f32x4.add(f32x4.mul(r2, d), c);
  p3 = f32x4.add(f32x4.mul(r3, d), c);
  if (!isNegative) {
    c = v128.load32_splat(table, 16);
    p0 = f32x4.add(f32x4.mul(q0, c), p0);
    p1 = f32x4.add(f32x4.mul(q1, c), p1);
    p2 = f32x4.add(f32x4.mul(q2, c), p2);
    p3 = f32x4.add(f32x4.mul(q3, c), p3);
  }
  c = v128.load32_splat(table);
  d = v128.load32_splat(table, 4);
  p0 = f32x4.add(f32x4.mul(q0, p0), f32x4.add(f32x4.mul(r0, d), c));
  p1 = f32x4.add(f32x4.mul(q1, p1), f32x4.add(f32x4.mul(r1, d), c));
  p2 = f32x4.add(f32x4.mul(q2, p2), f32x4.add(f32x4.mul(r2, d), c));
  p3 = f32x4.add(f32x4.mul(q3, p3), f32x4.add(f32x4.mul(r3, d), c));
  c = v128.load32_splat(s, 24);
  p0 = f32x4.mul(f32x4.add(f32x4.mul(q0, p0), f32x4.add(r0, c)), i32x4.shl(t0, 23));
  p1 = f32x4.mul(f32x4.add(f32x4.mul(q1, p1), f32x4.add(r1, c)), i32x4.shl(t1, 23));
  p2 = f32x4.mul(f32x4.add(f32x4.mul(q2, p2), f32x4.add(r2, c)), i32x4.shl(t2, 23));
  p3 = f32x4.mul(f32x4.add(f32x4.mul(q3, p3), f32x4.add(r3, c)), i32x4.shl(t3, 23));
  v128.store(y, p0);
  v128.store(y, p1, 16);
  v128.store(y, p2, 32);
  v128.store(y, p3, 48);
  return f32x4.add(f32x4.add(p0, p1), f32x4.add(p2, p3));
}

/** The same for n < 16 elements. */
function expOfFew(x: usize, y: usize, n: i32, shift: v128, s: usize, isNegative: bool): v128 {
  const all = s + 64, nothing = f32x4.splat(-Infinity);
  v128.store(all, nothing);
  v128.store(all, nothing, 16);
  v128.store(all, nothing, 32);
  v128.store(all, nothing, 48);
  copyFew(x, all, n);
  const sum = expOfSixteen(all, all, shift, s, isNegative);
  copyFew(all, y, n);
  return sum;
}

@inline function copyFew(from: usize, to: usize, n: i32): void {
  for (; n >= 4; n -= 4) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
  }
  for (; n > 0; n--) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += 4;
  }
}

/** y[i] = e^(x[i] − shift) for n elements, and their sum. */
@inline function range(x: usize, y: usize, n: i32, shift: f32, s: usize, isNegative: bool): f32 {
  const wide = f32x4.splat(shift), whole = at(y, n & ~15);
  let sum = f32x4.splat(0);
  while (y < whole) {
    sum = f32x4.add(sum, expOfSixteen(x, y, wide, s, isNegative));
    x += 64;
    y += 64;
  }
  if (n & 15) sum = f32x4.add(sum, expOfFew(x, y, n & 15, wide, s, isNegative));
  return sumLanes(sum);
}

/** y[i] = e^x[i] for n elements. */
export function expRange(x: usize, y: usize, n: i32, s: usize): void {
  range(x, y, n, 0, s, false);
}

/** y[i] = e^(x[i] − shift) for n elements, none above shift, and their sum. */
export function expBelow(x: usize, y: usize, n: i32, shift: f32, s: usize): f32 {
  return range(x, y, n, shift, s, true);
}

export function exp(x: usize, y: usize, lo: i32, hi: i32, scratch: usize): void {
  expConstants(scratch);
  expRange(at(x, lo), at(y, lo), hi - lo, scratch);
}
