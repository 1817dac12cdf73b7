// The yardstick of the benchmarks: products and sums in registers alone, each with six independent chains, so that
// latency is hidden and all four arithmetic pipes are busy. One round is 6 products and 6 sums of four lanes:
// 48 operations. Nothing is faster: chained multiply-then-add reaches 47 to 57 GFLOP/s where this reaches 58.

export function peak(lo: i32, hi: i32, scratch: usize): void {
  const one = f32x4.splat(1);
  let p0 = one, p1 = one, p2 = one, p3 = one, p4 = one, p5 = one;
  let s0 = one, s1 = one, s2 = one, s3 = one, s4 = one, s5 = one;
  const factor = v128.load32_splat(scratch), term = v128.load32_splat(scratch, 4);
  for (let round = lo; round < hi; round++) {
    p0 = f32x4.mul(p0, factor); p1 = f32x4.mul(p1, factor);
    s0 = f32x4.add(s0, term); s1 = f32x4.add(s1, term);
    p2 = f32x4.mul(p2, factor); p3 = f32x4.mul(p3, factor);
    s2 = f32x4.add(s2, term); s3 = f32x4.add(s3, term);
    p4 = f32x4.mul(p4, factor); p5 = f32x4.mul(p5, factor);
    s4 = f32x4.add(s4, term); s5 = f32x4.add(s5, term);
  }
  // All twelve must be needed, or V8 leaves them out.
  const products = f32x4.add(f32x4.add(f32x4.add(p0, p1), f32x4.add(p2, p3)), f32x4.add(p4, p5));
  const sums = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(s4, s5));
  v128.store(scratch, f32x4.add(products, sums), 16);
}
