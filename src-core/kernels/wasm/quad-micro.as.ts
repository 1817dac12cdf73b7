// The innermost loops over four images side by side: for 4 or 3 rows of factors and two neighbours `right` apart,
// c[r, 0 … 1] = start[r, 0 … 1] + Σ over `lines` and their steps of a[step, r] · b[step, 0 … 1], all sums in registers.
// The steps of a line lie side by side; in `b` the next line comes `line` bytes later, in `a` after a gap of `skip`.
// For a convolution `a` are weights, each four times over, and steps are taps; for the gradient of the weights `a` is
// outGrad and steps are pixels. `pairs` moves on in b and in c.

export function quadTiles4(
  pairs: i32, lines: i32, steps: i32, from: usize, line: usize, right: usize, factors: usize, skip: usize, start: usize, to: usize, plane: usize,
): void {
  let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128, c30: v128, c31: v128;
  let x: v128, y: v128, w: v128, p: v128, q: v128;
  for (; pairs > 0; pairs--) {
    c00 = v128.load(start); c01 = v128.load(start, 16);
    c10 = v128.load(start, 32); c11 = v128.load(start, 48);
    c20 = v128.load(start, 64); c21 = v128.load(start, 80);
    c30 = v128.load(start, 96); c31 = v128.load(start, 112);
    let a = factors, first = from, at = to;
    for (let i = lines; i > 0; i--) {
      let b = first, e = b + right, left = steps;
      for (; left >= 4; left -= 4) {
        x = v128.load(b); y = v128.load(e);
        w = v128.load(a); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 16); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 32); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        w = v128.load(a, 48); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
        x = v128.load(b, 16); y = v128.load(e, 16);
        w = v128.load(a, 64); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 80); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 96); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        w = v128.load(a, 112); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
        x = v128.load(b, 32); y = v128.load(e, 32);
        w = v128.load(a, 128); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 144); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 160); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        w = v128.load(a, 176); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
        x = v128.load(b, 48); y = v128.load(e, 48);
        w = v128.load(a, 192); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 208); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 224); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        w = v128.load(a, 240); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
        a += 256; b += 64; e += 64;
      }
      for (; left > 0; left--) {
        x = v128.load(b); y = v128.load(e);
        w = v128.load(a); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 16); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 32); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        w = v128.load(a, 48); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c30 = f32x4.add(c30, p); c31 = f32x4.add(c31, q);
        a += 64; b += 16; e += 16;
      }
      a += skip;
      first += line;
    }
    v128.store(at, c00); v128.store(at, c01, 16); at += plane;
    v128.store(at, c10); v128.store(at, c11, 16); at += plane;
    v128.store(at, c20); v128.store(at, c21, 16); at += plane;
    v128.store(at, c30); v128.store(at, c31, 16);
    from += right << 1;
    to += 32;
  }
}

export function quadTiles3(
  pairs: i32, lines: i32, steps: i32, from: usize, line: usize, right: usize, factors: usize, skip: usize, start: usize, to: usize, plane: usize,
): void {
  let c00: v128, c01: v128, c10: v128, c11: v128, c20: v128, c21: v128;
  let x: v128, y: v128, w: v128, p: v128, q: v128;
  for (; pairs > 0; pairs--) {
    c00 = v128.load(start); c01 = v128.load(start, 16);
    c10 = v128.load(start, 32); c11 = v128.load(start, 48);
    c20 = v128.load(start, 64); c21 = v128.load(start, 80);
    let a = factors, first = from, at = to;
    for (let i = lines; i > 0; i--) {
      let b = first, e = b + right, left = steps;
      for (; left >= 4; left -= 4) {
        x = v128.load(b); y = v128.load(e);
        w = v128.load(a); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 16); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 32); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        x = v128.load(b, 16); y = v128.load(e, 16);
        w = v128.load(a, 48); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 64); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 80); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        x = v128.load(b, 32); y = v128.load(e, 32);
        w = v128.load(a, 96); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 112); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 128); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        x = v128.load(b, 48); y = v128.load(e, 48);
        w = v128.load(a, 144); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 160); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 176); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        a += 192; b += 64; e += 64;
      }
      for (; left > 0; left--) {
        x = v128.load(b); y = v128.load(e);
        w = v128.load(a); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c00 = f32x4.add(c00, p); c01 = f32x4.add(c01, q);
        w = v128.load(a, 16); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c10 = f32x4.add(c10, p); c11 = f32x4.add(c11, q);
        w = v128.load(a, 32); p = f32x4.mul(w, x); q = f32x4.mul(w, y); c20 = f32x4.add(c20, p); c21 = f32x4.add(c21, q);
        a += 48; b += 16; e += 16;
      }
      a += skip;
      first += line;
    }
    v128.store(at, c00); v128.store(at, c01, 16); at += plane;
    v128.store(at, c10); v128.store(at, c11, 16); at += plane;
    v128.store(at, c20); v128.store(at, c21, 16);
    from += right << 1;
    to += 32;
  }
}
