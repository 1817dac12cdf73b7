// The cheap unary ops and their gradients in one pass: ranges of elements. A gradient takes what PyTorch's does, the
// input x or the output y, and follows its rules at the kinks.
import { at, map, zip, zipScalar, zipWith } from './lanes.as';

class Relu { @inline of(x: v128): v128 { return f32x4.pmax(x, f32x4.splat(0)); } }
class Neg { @inline of(x: v128): v128 { return f32x4.neg(x); } }
class Abs { @inline of(x: v128): v128 { return f32x4.abs(x); } }
class Square { @inline of(x: v128): v128 { return f32x4.mul(x, x); } }
class Sqrt { @inline of(x: v128): v128 { return f32x4.sqrt(x); } }
class Reciprocal { @inline of(x: v128): v128 { return f32x4.div(f32x4.splat(1), x); } }
class LeakyRelu {
  @inline of(x: v128, slope: v128): v128 {
    return v128.bitselect(x, f32x4.mul(x, slope), f32x4.gt(x, f32x4.splat(0)));
  }
}

// Gradients: g is the gradient at the output.
class ReluGrad {
  @inline of(g: v128, x: v128): v128 {
    return v128.andnot(g, f32x4.le(x, f32x4.splat(0)));
  }
}
class LeakyReluGrad {
  @inline of(g: v128, x: v128, slope: v128): v128 {
    return v128.bitselect(g, f32x4.mul(g, slope), f32x4.gt(x, f32x4.splat(0)));
  }
}
/** g · sign x, where the sign of 0 and of NaN is 0. */
class AbsGrad {
  @inline of(g: v128, x: v128): v128 {
    const sign = v128.and(x, i32x4.splat(0x80000000));
    return v128.and(v128.xor(g, sign), f32x4.gt(f32x4.abs(x), f32x4.splat(0)));
  }
}
/** 2 g x */
class SquareGrad {
  @inline of(g: v128, x: v128): v128 {
    return f32x4.mul(f32x4.add(g, g), x);
  }
}
/** g / 2 y */
class SqrtGrad {
  @inline of(g: v128, y: v128): v128 {
    return f32x4.div(g, f32x4.add(y, y));
  }
}
/** −g y² */
class ReciprocalGrad {
  @inline of(g: v128, y: v128): v128 {
    return f32x4.mul(f32x4.neg(g), f32x4.mul(y, y));
  }
}
/** g (1 − y) y */
class SigmoidGrad {
  @inline of(g: v128, y: v128, one: v128): v128 {
    return f32x4.mul(f32x4.mul(g, f32x4.sub(one, y)), y);
  }
}
/** g (1 − y²) */
class TanhGrad {
  @inline of(g: v128, y: v128, one: v128): v128 {
    return f32x4.mul(g, f32x4.sub(one, f32x4.mul(y, y)));
  }
}

export function relu(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  map<Relu>(at(x, lo), at(y, lo), hi - lo);
}

export function neg(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  map<Neg>(at(x, lo), at(y, lo), hi - lo);
}

export function abs(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  map<Abs>(at(x, lo), at(y, lo), hi - lo);
}

export function square(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  map<Square>(at(x, lo), at(y, lo), hi - lo);
}

export function sqrt(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  map<Sqrt>(at(x, lo), at(y, lo), hi - lo);
}

export function reciprocal(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  map<Reciprocal>(at(x, lo), at(y, lo), hi - lo);
}

export function leakyRelu(x: usize, slope: f32, y: usize, lo: i32, hi: i32, _s: usize): void {
  zipScalar<LeakyRelu>(at(x, lo), slope, at(y, lo), hi - lo);
}

export function reluGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zip<ReluGrad>(at(g, lo), at(x, lo), at(out, lo), hi - lo);
}

export function absGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zip<AbsGrad>(at(g, lo), at(x, lo), at(out, lo), hi - lo);
}

export function squareGrad(g: usize, x: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zip<SquareGrad>(at(g, lo), at(x, lo), at(out, lo), hi - lo);
}

export function sqrtGrad(g: usize, y: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zip<SqrtGrad>(at(g, lo), at(y, lo), at(out, lo), hi - lo);
}

export function reciprocalGrad(g: usize, y: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zip<ReciprocalGrad>(at(g, lo), at(y, lo), at(out, lo), hi - lo);
}

export function leakyReluGrad(
  g: usize,
  x: usize,
  slope: f32,
  out: usize,
  lo: i32,
  hi: i32,
  _s: usize,
): void {
  zipWith<LeakyReluGrad>(at(g, lo), at(x, lo), slope, at(out, lo), hi - lo);
}

export function sigmoidGrad(g: usize, y: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zipWith<SigmoidGrad>(at(g, lo), at(y, lo), 1, at(out, lo), hi - lo);
}

export function tanhGrad(g: usize, y: usize, out: usize, lo: i32, hi: i32, _s: usize): void {
  zipWith<TanhGrad>(at(g, lo), at(y, lo), 1, at(out, lo), hi - lo);
}
