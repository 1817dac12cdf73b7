// The innermost loops: a panel of 4 or 3 rows times tile after tile of 8 columns,
// c[r, 8t … 8t + 8) = (bias[r] or c) + Σ_k panel[k, r] · b[t, k, 0 … 8), all sums in registers. The panel holds each
// factor four times over, so that it costs one plain load; for a broadcasting one V8 needs two instructions. Both
// products of a row stand before both sums and four steps are written out: that order keeps all four arithmetic pipes
// busy (50 of 58 GFLOP/s). Not 6 × 8: V8 has 15 vector registers and would spill. bias 0 continues from c.

export function multiply4(tiles: i32, k: i32, panel: usize, b: usize, c: usize, cRow: usize, bias: usize): void {
  let c00: v128, c01: v128;
  let c10: v128, c11: v128;
  let c20: v128, c21: v128;
  let c30: v128, c31: v128;
  let b0: v128, b1: v128, w: v128, p: v128, q: v128;
  for (; tiles > 0; tiles--) {
    let row = c;
    if (bias) {
      c00 = v128.load32_splat(bias, 0); c01 = c00;
      c10 = v128.load32_splat(bias, 4); c11 = c10;
      c20 = v128.load32_splat(bias, 8); c21 = c20;
      c30 = v128.load32_splat(bias, 12); c31 = c30;
    } else {
      c00 = v128.load(row); c01 = v128.load(row, 16); row += cRow;
      c10 = v128.load(row); c11 = v128.load(row, 16); row += cRow;
      c20 = v128.load(row); c21 = v128.load(row, 16); row += cRow;
      c30 = v128.load(row); c31 = v128.load(row, 16);
    }
    let a = panel, left = k;
    for (; left >= 4; left -= 4) {
      b0 = v128.load(b, 0); b1 = v128.load(b, 16);
      w = v128.load(a, 0); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 16); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 32); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      w = v128.load(a, 48); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
      b0 = v128.load(b, 32); b1 = v128.load(b, 48);
      w = v128.load(a, 64); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 80); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 96); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      w = v128.load(a, 112); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
      b0 = v128.load(b, 64); b1 = v128.load(b, 80);
      w = v128.load(a, 128); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 144); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 160); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      w = v128.load(a, 176); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
      b0 = v128.load(b, 96); b1 = v128.load(b, 112);
      w = v128.load(a, 192); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 208); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 224); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      w = v128.load(a, 240); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
      a += 256;
      b += 128;
    }
    for (; left > 0; left--) {
      b0 = v128.load(b, 0); b1 = v128.load(b, 16);
      w = v128.load(a, 0); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 16); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 32); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      w = v128.load(a, 48); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
      a += 64;
      b += 32;
    }
    row = c;
    v128.store(row, c00); v128.store(row, c01, 16); row += cRow;
    v128.store(row, c10); v128.store(row, c11, 16); row += cRow;
    v128.store(row, c20); v128.store(row, c21, 16); row += cRow;
    v128.store(row, c30); v128.store(row, c31, 16);
    c += 32;
  }
}

export function multiply3(tiles: i32, k: i32, panel: usize, b: usize, c: usize, cRow: usize, bias: usize): void {
  let c00: v128, c01: v128;
  let c10: v128, c11: v128;
  let c20: v128, c21: v128;
  let b0: v128, b1: v128, w: v128, p: v128, q: v128;
  for (; tiles > 0; tiles--) {
    let row = c;
    if (bias) {
      c00 = v128.load32_splat(bias, 0); c01 = c00;
      c10 = v128.load32_splat(bias, 4); c11 = c10;
      c20 = v128.load32_splat(bias, 8); c21 = c20;
    } else {
      c00 = v128.load(row); c01 = v128.load(row, 16); row += cRow;
      c10 = v128.load(row); c11 = v128.load(row, 16); row += cRow;
      c20 = v128.load(row); c21 = v128.load(row, 16);
    }
    let a = panel, left = k;
    for (; left >= 4; left -= 4) {
      b0 = v128.load(b, 0); b1 = v128.load(b, 16);
      w = v128.load(a, 0); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 16); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 32); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      b0 = v128.load(b, 32); b1 = v128.load(b, 48);
      w = v128.load(a, 48); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 64); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 80); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      b0 = v128.load(b, 64); b1 = v128.load(b, 80);
      w = v128.load(a, 96); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 112); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 128); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      b0 = v128.load(b, 96); b1 = v128.load(b, 112);
      w = v128.load(a, 144); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 160); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 176); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      a += 192;
      b += 128;
    }
    for (; left > 0; left--) {
      b0 = v128.load(b, 0); b1 = v128.load(b, 16);
      w = v128.load(a, 0); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
      w = v128.load(a, 16); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
      w = v128.load(a, 32); p = f32x4.mul(w, b0); q = f32x4.mul(w, b1); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
      a += 48;
      b += 32;
    }
    row = c;
    v128.store(row, c00); v128.store(row, c01, 16); row += cRow;
    v128.store(row, c10); v128.store(row, c11, 16); row += cRow;
    v128.store(row, c20); v128.store(row, c21, 16);
    c += 32;
  }
}
