// Three arrays in one pass over memory: ranges of elements.
import { at, zip, zip3 } from './lanes.as';

class MulAdd {
  @inline of(a: v128, b: v128, c: v128): v128 {
    return f32x4.add(f32x4.mul(a, b), c);
  }
}
class MulAddRelu {
  @inline of(a: v128, b: v128, c: v128): v128 {
    return f32x4.pmax(f32x4.add(f32x4.mul(a, b), c), f32x4.splat(0));
  }
}
class AddRelu {
  @inline of(a: v128, b: v128): v128 {
    return f32x4.pmax(f32x4.add(a, b), f32x4.splat(0));
  }
}

/** y = a b + c; with y = c it adds a product to a gradient. */
export function mulAdd(a: usize, b: usize, c: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  zip3<MulAdd>(at(a, lo), at(b, lo), at(c, lo), at(y, lo), hi - lo);
}

/** y = max(a b + c, 0) */
export function mulAddRelu(a: usize, b: usize, c: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  zip3<MulAddRelu>(at(a, lo), at(b, lo), at(c, lo), at(y, lo), hi - lo);
}

/** y = max(a + b, 0) */
export function addRelu(a: usize, b: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  zip<AddRelu>(at(a, lo), at(b, lo), at(y, lo), hi - lo);
}
