// ln x = e ln 2 + ln m with x = 2^e m, m in √½ … √2, and a polynomial for ln m (Cephes logf; Moshier); relative error
// below 1.5e-7. Vectors with a number that is not normal and positive take a second, slower way.
import { at } from './lanes.as';

const SMALLEST: f32 = 1.17549435e-38;

export function logConstants(s: usize): void {
  store<f32>(s, 7.0376836292e-2);
  store<f32>(s, -1.151461031e-1, 4);
  store<f32>(s, 1.167699874e-1, 8);
  store<f32>(s, -1.2420140846e-1, 12);
  store<f32>(s, 1.4249322787e-1, 16);
  store<f32>(s, -1.6668057665e-1, 20);
  store<f32>(s, 2.0000714765e-1, 24);
  store<f32>(s, -2.4999993993e-1, 28);
  store<f32>(s, 3.3333331174e-1, 32);
  store<f32>(s, 0.693359375, 36); // ln 2 in two parts, as in exp
  store<f32>(s, -2.1219444e-4, 40);
  store<f32>(s, 1, 44);
  store<f32>(s, 0.5, 48);
  store<i32>(s, 0x3f3504f3, 52); // the bits of √½
  store<f32>(s, SMALLEST, 56);
  store<f32>(s, Infinity, 60);
}

/** y[0 … 8) = ln of normal, positive numbers. Side by side they share each constant, as in exp. */
@inline function logOfEight(x0: v128, x1: v128, y: usize, s: usize): void {
  let c = v128.load32_splat(s, 52), d = v128.load32_splat(s, 44);
  const exponent0 = i32x4.shr_s(i32x4.sub(x0, c), 23);
  const exponent1 = i32x4.shr_s(i32x4.sub(x1, c), 23);
  const f0 = f32x4.sub(i32x4.sub(x0, i32x4.shl(exponent0, 23)), d);
  const f1 = f32x4.sub(i32x4.sub(x1, i32x4.shl(exponent1, 23)), d);
  const e0 = f32x4.convert_i32x4_s(exponent0), q0 = f32x4.mul(f0, f0);
  const e1 = f32x4.convert_i32x4_s(exponent1), q1 = f32x4.mul(f1, f1);
  // The polynomial's even and odd terms apart, for shorter chains.
  c = v128.load32_splat(s);
  d = v128.load32_splat(s, 8);
  let even0 = f32x4.add(f32x4.mul(q0, c), d);
  let even1 = f32x4.add(f32x4.mul(q1, c), d);
  c = v128.load32_splat(s, 4);
  d = v128.load32_splat(s, 12);
  let odd0 = f32x4.add(f32x4.mul(q0, c), d);
  let odd1 = f32x4.add(f32x4.mul(q1, c), d);
  c = v128.load32_splat(s, 16);
  d = v128.load32_splat(s, 20);
  even0 = f32x4.add(f32x4.mul(q0, even0), c);
  even1 = f32x4.add(f32x4.mul(q1, even1), c);
  odd0 = f32x4.add(f32x4.mul(q0, odd0), d);
  odd1 = f32x4.add(f32x4.mul(q1, odd1), d);
  c = v128.load32_splat(s, 24);
  d = v128.load32_splat(s, 28);
  even0 = f32x4.add(f32x4.mul(q0, even0), c);
  even1 = f32x4.add(f32x4.mul(q1, even1), c);
  odd0 = f32x4.add(f32x4.mul(q0, odd0), d);
  odd1 = f32x4.add(f32x4.mul(q1, odd1), d);
  c = v128.load32_splat(s, 32);
  even0 = f32x4.add(f32x4.add(f32x4.mul(q0, even0), c), f32x4.mul(f0, odd0));
  even1 = f32x4.add(f32x4.add(f32x4.mul(q1, even1), c), f32x4.mul(f1, odd1));
  c = v128.load32_splat(s, 40);
  d = v128.load32_splat(s, 48);
  even0 = f32x4.add(f32x4.mul(f32x4.mul(f0, q0), even0), f32x4.mul(e0, c));
  even1 = f32x4.add(f32x4.mul(f32x4.mul(f1, q1), even1), f32x4.mul(e1, c));
  even0 = f32x4.add(f0, f32x4.sub(even0, f32x4.mul(q0, d)));
  even1 = f32x4.add(f1, f32x4.sub(even1, f32x4.mul(q1, d)));
  c = v128.load32_splat(s, 36);
  v128.store(y, f32x4.add(even0, f32x4.mul(e0, c)));
  v128.store(y, f32x4.add(even1, f32x4.mul(e1, c)), 16);
}

@inline function isPlain(x: v128, s: usize): v128 {
  return v128.and(f32x4.ge(x, v128.load32_splat(s, 56)), f32x4.lt(x, v128.load32_splat(s, 60)));
}

@inline function isSmall(x: v128): v128 {
  return f32x4.lt(x, f32x4.splat(SMALLEST));
}

/** Denormals are scaled up by 2²⁴ first. */
@inline function scaled(x: v128): v128 {
  return v128.bitselect(f32x4.mul(x, f32x4.splat(16777216)), x, isSmall(x));
}

/** ln x out of y = ln of the scaled x: ±0 give −∞, less gives NaN, ∞ and NaN stay. */
@inline function mended(x: v128, y: v128): v128 {
  y = f32x4.sub(y, v128.and(isSmall(x), f32x4.splat(16.635532333438686)));
  y = v128.bitselect(y, x, f32x4.lt(x, f32x4.splat(Infinity)));
  y = v128.bitselect(f32x4.splat(NaN), y, f32x4.lt(x, f32x4.splat(0)));
  return v128.bitselect(f32x4.splat(-Infinity), y, f32x4.eq(x, f32x4.splat(0)));
}

/** y[0 … 8) = ln of any numbers. */
function logOfAnyEight(x0: v128, x1: v128, y: usize, s: usize): void {
  logOfEight(scaled(x0), scaled(x1), y, s);
  v128.store(y, mended(x0, v128.load(y)));
  v128.store(y, mended(x1, v128.load(y, 16)), 16);
}

/** y[i] = ln x[i] for n elements. `s` holds the constants, and room for eight results. */
export function logRange(x: usize, y: usize, n: i32, s: usize): void {
  const whole = at(y, n & ~7), end = at(y, n), last = s + 64;
  while (y < whole) {
    const x0 = v128.load(x), x1 = v128.load(x, 16);
    if (i32x4.all_true(v128.and(isPlain(x0, s), isPlain(x1, s)))) logOfEight(x0, x1, y, s);
    else logOfAnyEight(x0, x1, y, s);
    x += 32;
    y += 32;
  }
  while (y < end) {
    const v = v128.load_splat<f32>(x);
    logOfAnyEight(v, v, last, s);
    store<f32>(y, load<f32>(last));
    x += 4;
    y += 4;
  }
}

export function log(x: usize, y: usize, lo: i32, hi: i32, scratch: usize): void {
  logConstants(scratch);
  logRange(at(x, lo), at(y, lo), hi - lo, scratch);
}
