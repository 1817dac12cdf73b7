// Nine dot products at once, of three rows with three others: the innermost loop of weight gradients. Both sides are
// read in order along the pixels, so nothing is packed. Each sum has four lanes, added up at the very end.

// For every tile of three taps: sums[tap][g] += x[tap] · rows[g] over `steps` × 8 elements. Taps lie at slab + table[…],
// the three rows gradRow bytes apart.
export function dots3x3(tiles: i32, steps: i32, rows: usize, gradRow: usize, slab: usize, table: usize, sums: usize): void {
  let s00: v128, s01: v128, s02: v128, s10: v128, s11: v128, s12: v128, s20: v128, s21: v128, s22: v128;
  let g0: v128, g1: v128, g2: v128, v: v128, p: v128, q: v128;
  for (; tiles > 0; tiles--) {
    let g = rows, h = g + gradRow, i = h + gradRow;
    let x0 = slab + load<u32>(table), x1 = slab + load<u32>(table, 4), x2 = slab + load<u32>(table, 8);
    s00 = v128.load(sums); s01 = v128.load(sums, 16); s02 = v128.load(sums, 32);
    s10 = v128.load(sums, 48); s11 = v128.load(sums, 64); s12 = v128.load(sums, 80);
    s20 = v128.load(sums, 96); s21 = v128.load(sums, 112); s22 = v128.load(sums, 128);
    for (let left = steps; left > 0; left--) {
      g0 = v128.load(g); g1 = v128.load(h); g2 = v128.load(i);
      v = v128.load(x0); p = f32x4.mul(v, g0); q = f32x4.mul(v, g1); s00 = f32x4.add(s00, p); s01 = f32x4.add(s01, q);
      p = f32x4.mul(v, g2); v = v128.load(x1); q = f32x4.mul(v, g0); s02 = f32x4.add(s02, p); s10 = f32x4.add(s10, q);
      p = f32x4.mul(v, g1); q = f32x4.mul(v, g2); s11 = f32x4.add(s11, p); s12 = f32x4.add(s12, q);
      v = v128.load(x2); p = f32x4.mul(v, g0); q = f32x4.mul(v, g1); s20 = f32x4.add(s20, p); s21 = f32x4.add(s21, q);
      p = f32x4.mul(v, g2); s22 = f32x4.add(s22, p);
      g0 = v128.load(g, 16); g1 = v128.load(h, 16); g2 = v128.load(i, 16);
      v = v128.load(x0, 16); p = f32x4.mul(v, g0); q = f32x4.mul(v, g1); s00 = f32x4.add(s00, p); s01 = f32x4.add(s01, q);
      p = f32x4.mul(v, g2); v = v128.load(x1, 16); q = f32x4.mul(v, g0); s02 = f32x4.add(s02, p); s10 = f32x4.add(s10, q);
      p = f32x4.mul(v, g1); q = f32x4.mul(v, g2); s11 = f32x4.add(s11, p); s12 = f32x4.add(s12, q);
      v = v128.load(x2, 16); p = f32x4.mul(v, g0); q = f32x4.mul(v, g1); s20 = f32x4.add(s20, p); s21 = f32x4.add(s21, q);
      p = f32x4.mul(v, g2); s22 = f32x4.add(s22, p);
      g += 32; h += 32; i += 32;
      x0 += 32; x1 += 32; x2 += 32;
    }
    v128.store(sums, s00); v128.store(sums, s01, 16); v128.store(sums, s02, 32);
    v128.store(sums, s10, 48); v128.store(sums, s11, 64); v128.store(sums, s12, 80);
    v128.store(sums, s20, 96); v128.store(sums, s21, 112); v128.store(sums, s22, 128);
    table += 12;
    sums += 144;
  }
}

@inline export function lanesSum(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}
