// Two output rows of a depthwise 3 × 3 convolution at stride 1: they share the loads of four slab rows, all nine
// weights stay in registers, and products are added in pairs, which shortens the chain of waiting sums.

// width ≥ 4; the last four pixels may overlap the ones before. Pitches in bytes.
export function rowPairs(
  rows: i32, from: usize, pitch: usize, width: i32, weights: usize, start: f32, to: usize, toPitch: usize,
): void {
  const w0 = v128.load32_splat(weights),
    w1 = v128.load32_splat(weights, 4),
    w2 = v128.load32_splat(weights, 8);
  const w3 = v128.load32_splat(weights, 12),
    w4 = v128.load32_splat(weights, 16),
    w5 = v128.load32_splat(weights, 20);
  const w6 = v128.load32_splat(weights, 24),
    w7 = v128.load32_splat(weights, 28),
    w8 = v128.load32_splat(weights, 32);
  const last = ((<usize>width) << 2) - 16;
  let v: v128, p: v128, q: v128, r: v128, a: v128, b: v128;
  for (; rows > 0; rows -= 2) {
    const r1 = from + pitch, r2 = r1 + pitch;
    // Without a second row its pixels are written first and overwritten by the first row's.
    const r3 = rows > 1 ? r2 + pitch : r2, bottom = rows > 1 ? to + toPitch : to;
    let x: usize = 0;
    while (true) {
      const s0 = from + x,
        s1 = r1 + x,
        s2 = r2 + x,
        s3 = r3 + x;
      a = f32x4.splat(start);
      b = a;
      v = v128.load(s0);
      p = f32x4.mul(v, w0);
      v = v128.load(s3);
      q = f32x4.mul(v, w6);
      a = f32x4.add(a, p);
      b = f32x4.add(b, q);
      v = v128.load(s1);
      p = f32x4.mul(v, w3);
      q = f32x4.mul(v, w0);
      v = v128.load(s2);
      r = f32x4.mul(v, w6);
      v = f32x4.mul(v, w3);
      p = f32x4.add(p, r);
      q = f32x4.add(q, v);
      a = f32x4.add(a, p);
      b = f32x4.add(b, q);
      v = v128.load(s0, 4);
      p = f32x4.mul(v, w1);
      v = v128.load(s3, 4);
      q = f32x4.mul(v, w7);
      a = f32x4.add(a, p);
      b = f32x4.add(b, q);
      v = v128.load(s1, 4);
      p = f32x4.mul(v, w4);
      q = f32x4.mul(v, w1);
      v = v128.load(s2, 4);
      r = f32x4.mul(v, w7);
      v = f32x4.mul(v, w4);
      p = f32x4.add(p, r);
      q = f32x4.add(q, v);
      a = f32x4.add(a, p);
      b = f32x4.add(b, q);
      v = v128.load(s0, 8);
      p = f32x4.mul(v, w2);
      v = v128.load(s3, 8);
      q = f32x4.mul(v, w8);
      a = f32x4.add(a, p);
      b = f32x4.add(b, q);
      v = v128.load(s1, 8);
      p = f32x4.mul(v, w5);
      q = f32x4.mul(v, w2);
      v = v128.load(s2, 8);
      r = f32x4.mul(v, w8);
      v = f32x4.mul(v, w5);
      p = f32x4.add(p, r);
      q = f32x4.add(q, v);
      a = f32x4.add(a, p);
      b = f32x4.add(b, q);
      v128.store(bottom + x, b);
      v128.store(to + x, a);
      if (x == last) break;
      x = min(x + 16, last);
    }
    from = r2;
    to += 2 * toPitch;
  }
}
