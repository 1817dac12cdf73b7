// Depthwise 3 × 3 at stride 1 with padding 1: an output plane as large as the input plane, computed straight from the
// input. Two output rows share the loads of four input rows and all nine weights stay in registers. A shuffle with
// zero gives the first vector of a row its left neighbours and the last one its right neighbours; the rows above and
// below the image are a row of zeros.

// W ≥ 8; the last vector of a row may overlap the one before. `weights` are nine numbers, `zeros` a row of W zeros.
export function planeInPlace(
  H: i32, W: i32, from: usize, weights: usize, start: f32, zeros: usize, to: usize, toPitch: usize,
): void {
  const w0 = v128.load32_splat(weights), w1 = v128.load32_splat(weights, 4), w2 = v128.load32_splat(weights, 8);
  const w3 = v128.load32_splat(weights, 12), w4 = v128.load32_splat(weights, 16), w5 = v128.load32_splat(weights, 20);
  const w6 = v128.load32_splat(weights, 24), w7 = v128.load32_splat(weights, 28), w8 = v128.load32_splat(weights, 32);
  const pitch = <usize>W << 2, last = pitch - 16;
  // Rows start at the pixel before their first, as an address cannot take a negative offset.
  from -= 4;
  zeros -= 4;
  let r0 = zeros, r1 = from;
  for (let y = 0; y < H; y += 2) {
    const r2 = y + 1 < H ? r1 + pitch : zeros, r3 = y + 2 < H ? r2 + pitch : zeros;
    // Without a second row its pixels are written first and overwritten by the first row's.
    const bottom = y + 1 < H ? to + toPitch : to;
    four(true, false, r0, r1, r2, r3, start, to, bottom, w0, w1, w2, w3, w4, w5, w6, w7, w8);
    for (let x: usize = 16; x < last; x += 16)
      four(false, false, r0 + x, r1 + x, r2 + x, r3 + x, start, to + x, bottom + x, w0, w1, w2, w3, w4, w5, w6, w7, w8);
    four(false, true, r0 + last, r1 + last, r2 + last, r3 + last, start, to + last, bottom + last, w0, w1, w2, w3, w4, w5, w6, w7, w8);
    r0 = r2;
    r1 = r3;
    to += toPitch << 1;
  }
}

@inline function left(first: bool, at: usize): v128 {
  if (first) return v128.shuffle<f32>(f32x4.splat(0), v128.load(at, 4), 3, 4, 5, 6);
  return v128.load(at);
}

@inline function right(last: bool, at: usize): v128 {
  if (last) return v128.shuffle<f32>(v128.load(at, 4), f32x4.splat(0), 1, 2, 3, 4);
  return v128.load(at, 8);
}

// Four pixels of both rows; `first` and `last` are literals, so that only one way to load remains.
@inline function four(
  first: bool, last: bool, s0: usize, s1: usize, s2: usize, s3: usize, start: f32, to: usize, bottom: usize,
  w0: v128, w1: v128, w2: v128, w3: v128, w4: v128, w5: v128, w6: v128, w7: v128, w8: v128,
): void {
  let v: v128, p: v128, q: v128, r: v128;
  let a = f32x4.splat(start), b = a;
  v = left(first, s0); p = f32x4.mul(v, w0); v = left(first, s3); q = f32x4.mul(v, w6);
  a = f32x4.add(a, p); b = f32x4.add(b, q);
  v = left(first, s1); p = f32x4.mul(v, w3); q = f32x4.mul(v, w0);
  v = left(first, s2); r = f32x4.mul(v, w6); v = f32x4.mul(v, w3);
  p = f32x4.add(p, r); q = f32x4.add(q, v); a = f32x4.add(a, p); b = f32x4.add(b, q);
  v = v128.load(s0, 4); p = f32x4.mul(v, w1); v = v128.load(s3, 4); q = f32x4.mul(v, w7);
  a = f32x4.add(a, p); b = f32x4.add(b, q);
  v = v128.load(s1, 4); p = f32x4.mul(v, w4); q = f32x4.mul(v, w1);
  v = v128.load(s2, 4); r = f32x4.mul(v, w7); v = f32x4.mul(v, w4);
  p = f32x4.add(p, r); q = f32x4.add(q, v); a = f32x4.add(a, p); b = f32x4.add(b, q);
  v = right(last, s0); p = f32x4.mul(v, w2); v = right(last, s3); q = f32x4.mul(v, w8);
  a = f32x4.add(a, p); b = f32x4.add(b, q);
  v = right(last, s1); p = f32x4.mul(v, w5); q = f32x4.mul(v, w2);
  v = right(last, s2); r = f32x4.mul(v, w8); v = f32x4.mul(v, w5);
  p = f32x4.add(p, r); q = f32x4.add(q, v); a = f32x4.add(a, p); b = f32x4.add(b, q);
  v128.store(bottom, b);
  v128.store(to, a);
}
