// The activations that need e^x, and their gradients: simple passes over blocks that stay in the L1 cache, with e^x
// and ln x done by their own loops. Ranges of elements; what comes out at ±∞ and NaN follows PyTorch.
import { expConstants, expRange } from './exp.as';
import { logConstants, logRange } from './log.as';
import { at, map, zip, zip3 } from './lanes.as';

const BLOCK: i32 = 1024;

// Scratch: constants of exp, of log, then two blocks.
@inline function logAt(s: usize): usize { return s + 256; }
@inline function first(s: usize): usize { return s + 512; }
@inline function second(s: usize): usize { return s + 512 + (BLOCK << 2); }

class Neg { @inline of(x: v128): v128 { return f32x4.neg(x); } }
class NegAbs { @inline of(x: v128): v128 { return v128.or(x, i32x4.splat(0x80000000)); } }
class OnePlus { @inline of(t: v128): v128 { return f32x4.add(t, f32x4.splat(1)); } }
/** 1 / (1 + t) */
class Sigmoid {
  @inline of(t: v128): v128 {
    const one = f32x4.splat(1);
    return f32x4.div(one, f32x4.add(one, t));
  }
}
/** x / (1 + t) */
class Gated {
  @inline of(x: v128, t: v128): v128 {
    return f32x4.div(x, f32x4.add(t, f32x4.splat(1)));
  }
}
/** g s (1 + x (1 − s)) with s = 1 / (1 + t) */
class SiluGrad {
  @inline of(g: v128, x: v128, t: v128): v128 {
    const one = f32x4.splat(1), s = f32x4.div(one, f32x4.add(one, t));
    return f32x4.mul(f32x4.mul(g, s), f32x4.add(one, f32x4.mul(x, f32x4.sub(one, s))));
  }
}
/** max(x, 0) + ln u with u = 1 + t; (t − (u − 1)) / u makes up for what u lost by rounding. */
class Softplus {
  @inline of(x: v128, t: v128, logOfU: v128): v128 {
    const one = f32x4.splat(1), u = f32x4.add(one, t);
    const lost = f32x4.div(f32x4.sub(t, f32x4.sub(u, one)), u);
    return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), f32x4.add(logOfU, lost));
  }
}

/** t = e^−x of one block */
function expOfNegative(x: usize, t: usize, n: i32, s: usize): void {
  map<Neg>(x, t, n);
  expRange(t, t, n, s);
}

export function sigmoid(x: usize, y: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s);
    expOfNegative(at(x, i), t, n, s);
    map<Sigmoid>(t, at(y, i), n);
  }
}

/** x / (1 + e^−x) */
export function silu(x: usize, y: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s);
    expOfNegative(at(x, i), t, n, s);
    zip<Gated>(at(x, i), t, at(y, i), n);
  }
}

export function siluGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s);
    expOfNegative(at(x, i), t, n, s);
    zip3<SiluGrad>(at(g, i), at(x, i), t, at(out, i), n);
  }
}

/** ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|) */
export function softplus(x: usize, y: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  logConstants(logAt(s));
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s), u = second(s);
    map<NegAbs>(at(x, i), t, n);
    expRange(t, t, n, s);
    map<OnePlus>(t, u, n);
    logRange(u, u, n, logAt(s));
    zip3<Softplus>(at(x, i), t, u, at(y, i), n);
  }
}

/** g / (1 + e^−x) */
export function softplusGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s);
    expOfNegative(at(x, i), t, n, s);
    zip<Gated>(at(g, i), t, at(out, i), n);
  }
}
