// GELU, x Φ(x) with Φ(x) = erfc(−x / √2) / 2, its approximation by tanh, and the gradients. Ranges of elements.
// erfc t = e^r(t) above 0.93, r a polynomial, and 1 − erf t by another one below: both after Norbert Juffa's erff.
import { expConstants, expRange } from './exp.as';
import { at, constant, map, zip, zip3 } from './lanes.as';

const BLOCK: i32 = 1024;

// Scratch: constants of exp, own ones, then two blocks.
@inline function own(s: usize): usize { return s + 256; }
@inline function first(s: usize): usize { return s + 512; }
@inline function second(s: usize): usize { return s + 512 + (BLOCK << 2); }

function geluConstants(k: usize): void {
  store<f32>(k, 0.70710678118654752); // √½
  store<f32>(k, 10, 4); // erfc is 0 from here on
  store<f32>(k, -1.7285347e-5, 8); // ln erfc t = −t + t (…)
  store<f32>(k, 3.83197126e-4, 12);
  store<f32>(k, -3.88396438e-3, 16);
  store<f32>(k, 2.42546219e-2, 20);
  store<f32>(k, -1.06777877e-1, 24);
  store<f32>(k, -6.34846687e-1, 28);
  store<f32>(k, -1.28717512e-1, 32);
  store<f32>(k, -5.96761703e-4, 36); // erf t = t + t (…)
  store<f32>(k, 4.99119423e-3, 40);
  store<f32>(k, -2.67681349e-2, 44);
  store<f32>(k, 1.12819925e-1, 48);
  store<f32>(k, -3.76125336e-1, 52);
  store<f32>(k, 1.28379166e-1, 56);
  store<f32>(k, 0.927734375, 60);
  store<f32>(k, 1, 64);
  store<f32>(k, 0.5, 68);
}

@inline function scaledSize(x: v128, k: usize): v128 {
  return f32x4.pmin(f32x4.mul(f32x4.abs(x), constant(k, 0)), constant(k, 1));
}

/** ln erfc t, t = |x| / √2 */
class LogErfc {
  @inline of(x: v128): v128 {
    const k = changetype<usize>(this), t = scaledSize(x, k);
    let r = f32x4.add(f32x4.mul(t, constant(k, 2)), constant(k, 3));
    r = f32x4.add(f32x4.mul(t, r), constant(k, 4));
    r = f32x4.add(f32x4.mul(t, r), constant(k, 5));
    r = f32x4.add(f32x4.mul(t, r), constant(k, 6));
    r = f32x4.add(f32x4.mul(t, r), constant(k, 7));
    r = f32x4.add(f32x4.mul(t, r), constant(k, 8));
    return f32x4.sub(f32x4.mul(t, r), t);
  }
}

/** Φ(x) out of x and e = e^LogErfc(x) */
class Phi {
  @inline of(x: v128, e: v128): v128 {
    const k = changetype<usize>(this), t = scaledSize(x, k), z = f32x4.mul(t, t), one = constant(k, 16);
    let erf = f32x4.add(f32x4.mul(z, constant(k, 9)), constant(k, 10));
    erf = f32x4.add(f32x4.mul(z, erf), constant(k, 11));
    erf = f32x4.add(f32x4.mul(z, erf), constant(k, 12));
    erf = f32x4.add(f32x4.mul(z, erf), constant(k, 13));
    erf = f32x4.add(f32x4.mul(z, erf), constant(k, 14));
    erf = f32x4.add(f32x4.mul(t, erf), t);
    const erfc = v128.bitselect(e, f32x4.sub(one, erf), f32x4.gt(t, constant(k, 15)));
    const half = f32x4.mul(erfc, constant(k, 17));
    return v128.bitselect(f32x4.sub(one, half), half, f32x4.gt(x, f32x4.splat(0)));
  }
}

class Mul { @inline of(a: v128, b: v128): v128 { return f32x4.mul(a, b); } }
/** −x² / 2 */
class HalfSquare {
  @inline of(x: v128): v128 {
    return f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5));
  }
}
/** x φ(x) out of x and e^−x²/2 */
class TimesDensity {
  @inline of(x: v128, e: v128): v128 {
    return f32x4.mul(x, f32x4.mul(e, f32x4.splat(0.3989422804014327)));
  }
}
/** g (a + b) */
class MulOfSum { @inline of(g: v128, a: v128, b: v128): v128 { return f32x4.mul(g, f32x4.add(a, b)); } }

/** phi = Φ(x) of one block */
function phiBlock(x: usize, phi: usize, n: i32, s: usize): void {
  map<LogErfc>(x, phi, n, own(s));
  expRange(phi, phi, n, s);
  zip<Phi>(x, phi, phi, n, own(s));
}

export function gelu(x: usize, y: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  geluConstants(own(s));
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), phi = first(s);
    phiBlock(at(x, i), phi, n, s);
    zip<Mul>(at(x, i), phi, at(y, i), n);
  }
}

/** g (Φ(x) + x φ(x)) */
export function geluGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  geluConstants(own(s));
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), phi = first(s), density = second(s);
    phiBlock(at(x, i), phi, n, s);
    map<HalfSquare>(at(x, i), density, n);
    expRange(density, density, n, s);
    zip<TimesDensity>(at(x, i), density, density, n);
    zip3<MulOfSum>(at(g, i), phi, density, at(out, i), n);
  }
}

/** −2u with u = √(2/π) (x + 0.044715 x³) */
class Argument {
  @inline of(x: v128): v128 {
    const cubic = f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.07135481282836));
    return f32x4.mul(x, f32x4.add(cubic, f32x4.splat(-1.5957691216057308)));
  }
}
/** x / (1 + t) */
class Gated {
  @inline of(x: v128, t: v128): v128 {
    return f32x4.div(x, f32x4.add(t, f32x4.splat(1)));
  }
}
/** g (s + x s (1 − s) 2u′) with s = 1 / (1 + t) */
class TanhFormGrad {
  @inline of(g: v128, x: v128, t: v128): v128 {
    const one = f32x4.splat(1), s = f32x4.div(one, f32x4.add(one, t));
    const cubic = f32x4.mul(f32x4.mul(x, x), f32x4.splat(0.21406443848509));
    const slope = f32x4.add(cubic, f32x4.splat(1.5957691216057308));
    const rest = f32x4.mul(f32x4.mul(x, slope), f32x4.mul(s, f32x4.sub(one, s)));
    return f32x4.mul(g, f32x4.add(s, rest));
  }
}

/** x (1 + tanh u) / 2 = x / (1 + e^−2u) */
export function geluTanh(x: usize, y: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s);
    map<Argument>(at(x, i), t, n);
    expRange(t, t, n, s);
    zip<Gated>(at(x, i), t, at(y, i), n);
  }
}

export function geluTanhGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, s: usize): void {
  expConstants(s);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i), t = first(s);
    map<Argument>(at(x, i), t, n);
    expRange(t, t, n, s);
    zip3<TanhFormGrad>(at(g, i), at(x, i), t, at(out, i), n);
  }
}
