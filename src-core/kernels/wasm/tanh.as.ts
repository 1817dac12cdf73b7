// tanh x: below 0.625 an odd polynomial (Cephes tanhf; Moshier), above 1 − 2 / (e^2|x| + 1) with the sign of x.
// Relative error below 2.5e-7. Ranges of elements.
import { expConstants, expRange } from './exp.as';
import { at, constant, map, zip } from './lanes.as';

const BLOCK: i32 = 1024;

class TwiceAbs {
  @inline of(x: v128): v128 {
    const size = f32x4.abs(x);
    return f32x4.add(size, size);
  }
}

/** tanh x out of x and t = e^2|x|; `this` is where its constants are. */
class Tanh {
  @inline of(x: v128, t: v128): v128 {
    const k = changetype<usize>(this), z = f32x4.mul(x, x), one = constant(k, 5);
    let small = f32x4.add(f32x4.mul(z, constant(k, 0)), constant(k, 1));
    small = f32x4.add(f32x4.mul(z, small), constant(k, 2));
    small = f32x4.add(f32x4.mul(z, small), constant(k, 3));
    small = f32x4.add(f32x4.mul(z, small), constant(k, 4));
    small = f32x4.add(f32x4.mul(f32x4.mul(x, z), small), x);
    const fraction = f32x4.div(constant(k, 6), f32x4.add(t, one));
    const large = v128.bitselect(x, f32x4.sub(one, fraction), constant(k, 7));
    return v128.bitselect(large, small, f32x4.gt(t, constant(k, 8)));
  }
}

function tanhConstants(k: usize): void {
  store<f32>(k, -5.70498872745e-3);
  store<f32>(k, 2.06390887954e-2, 4);
  store<f32>(k, -5.37397155531e-2, 8);
  store<f32>(k, 1.33314422036e-1, 12);
  store<f32>(k, -3.33332819422e-1, 16);
  store<f32>(k, 1, 20);
  store<f32>(k, 2, 24);
  store<u32>(k, 0x80000000, 28); // the sign
  store<f32>(k, 3.4903429575, 32); // e^1.25
}

export function tanh(x: usize, y: usize, lo: i32, hi: i32, s: usize): void {
  const constants = s + 256, t = s + 512;
  expConstants(s);
  tanhConstants(constants);
  for (let i = lo; i < hi; i += BLOCK) {
    const n = min(BLOCK, hi - i);
    map<TwiceAbs>(at(x, i), t, n);
    expRange(t, t, n, s);
    zip<Tanh>(at(x, i), t, at(y, i), n, constants);
  }
}
