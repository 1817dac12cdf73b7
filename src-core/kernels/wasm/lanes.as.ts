// What the loops over four lanes share. An op is a class whose method `of` maps vectors to a vector; the loops take it
// as a type argument, so that each pair of op and loop compiles to straight code. `self` is what the op sees as `this`:
// an address for its constants, if it has any. Any length n and any address will do; the output may be an input.

/** Address of an element. */
@inline export function at(base: usize, index: i32): usize {
  return base + (<usize>index << 2);
}

/** Four times a constant out of memory: V8 builds a literal anew (four instructions) at each use in a loop. */
@inline export function constant(table: usize, index: i32): v128 {
  return v128.load32_splat(table + (index << 2));
}

@inline export function sumLanes(v: v128): f32 {
  const low = f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1);
  return low + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** y[i] = op(x[i]) */
export function map<Op>(x: usize, y: usize, n: i32, self: usize = 0): void {
  const op = changetype<Op>(self), end = at(y, n);
  while (y + 32 <= end) {
    const first = op.of(v128.load(x)), second = op.of(v128.load(x, 16));
    v128.store(y, first);
    v128.store(y, second, 16);
    x += 32;
    y += 32;
  }
  while (y < end) {
    v128.store_lane<f32>(y, op.of(v128.load_zero<f32>(x)), 0);
    x += 4;
    y += 4;
  }
}

/** y[i] = op(a[i], b[i]) */
export function zip<Op>(a: usize, b: usize, y: usize, n: i32, self: usize = 0): void {
  const op = changetype<Op>(self), end = at(y, n);
  while (y + 32 <= end) {
    const first = op.of(v128.load(a), v128.load(b));
    const second = op.of(v128.load(a, 16), v128.load(b, 16));
    v128.store(y, first);
    v128.store(y, second, 16);
    a += 32;
    b += 32;
    y += 32;
  }
  while (y < end) {
    v128.store_lane<f32>(y, op.of(v128.load_zero<f32>(a), v128.load_zero<f32>(b)), 0);
    a += 4;
    b += 4;
    y += 4;
  }
}

/** y[i] = op(a[i], k) */
export function zipScalar<Op>(a: usize, k: f32, y: usize, n: i32): void {
  const op = changetype<Op>(0), end = at(y, n), wide = f32x4.splat(k);
  while (y + 32 <= end) {
    const first = op.of(v128.load(a), wide), second = op.of(v128.load(a, 16), wide);
    v128.store(y, first);
    v128.store(y, second, 16);
    a += 32;
    y += 32;
  }
  while (y < end) {
    v128.store_lane<f32>(y, op.of(v128.load_zero<f32>(a), wide), 0);
    a += 4;
    y += 4;
  }
}

/** y[i] = op(a[i], b[i], k) */
export function zipWith<Op>(a: usize, b: usize, k: f32, y: usize, n: i32): void {
  const op = changetype<Op>(0), end = at(y, n), wide = f32x4.splat(k);
  while (y + 16 <= end) {
    v128.store(y, op.of(v128.load(a), v128.load(b), wide));
    a += 16;
    b += 16;
    y += 16;
  }
  while (y < end) {
    v128.store_lane<f32>(y, op.of(v128.load_zero<f32>(a), v128.load_zero<f32>(b), wide), 0);
    a += 4;
    b += 4;
    y += 4;
  }
}

/** y[i] = op(a[i], b[i], c[i]) */
export function zip3<Op>(a: usize, b: usize, c: usize, y: usize, n: i32): void {
  const op = changetype<Op>(0), end = at(y, n);
  while (y + 32 <= end) {
    const first = op.of(v128.load(a), v128.load(b), v128.load(c));
    const second = op.of(v128.load(a, 16), v128.load(b, 16), v128.load(c, 16));
    v128.store(y, first);
    v128.store(y, second, 16);
    a += 32;
    b += 32;
    c += 32;
    y += 32;
  }
  while (y < end) {
    const a0 = v128.load_zero<f32>(a), b0 = v128.load_zero<f32>(b), c0 = v128.load_zero<f32>(c);
    v128.store_lane<f32>(y, op.of(a0, b0, c0), 0);
    a += 4;
    b += 4;
    c += 4;
    y += 4;
  }
}
