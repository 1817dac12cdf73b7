// The innermost loops over neighbouring pixels of one output row, read where they lie: out[p] = start + Σ over taps of
// weight · from[p + offset], all sums in registers. Every weight stands there four times over (micro.as.ts says why),
// of two outputs side by side. Tiles are as wide as the literal `n` says, in vectors, and only code for that is left
// of each `if`: a row leaves three lanes unused at most. For two outputs two taps are written out, which saves 8 %; for
// one it would save as much, but its eight widths would weigh 6 kB more.

/** Most vectors of a tile: four for each of two outputs or eight for one fill the registers. */
const PAIR = 4, SINGLE = 8;

// Numbers of the last vector, the first `valid` of it.
@inline function storeLast(to: usize, value: v128, valid: i32): void {
  if (valid >= 4) v128.store(to, value);
  else storePart(to, value, valid);
}

function storePart(to: usize, value: v128, valid: i32): void {
  store<f32>(to, f32x4.extract_lane(value, 0));
  if (valid > 1) store<f32>(to, f32x4.extract_lane(value, 1), 4);
  if (valid > 2) store<f32>(to, f32x4.extract_lane(value, 2), 8);
}

/** A row of `width` pixels of two outputs, `plane` bytes apart. */
export function pairTiles(
  width: i32, taps: i32, offsets: usize, from: usize, weights: usize, start: f32, second: f32, to: usize, plane: usize,
): void {
  // Tiles of about one width.
  let vectors = (width + 3) >> 2, tiles = (vectors + PAIR - 1) / PAIR;
  for (; tiles > 0; tiles--) {
    const n = (vectors + tiles - 1) / tiles, valid = min(4, width - 4 * (n - 1));
    if (n == 4) pair(4, taps, offsets, from, weights, start, second, to, plane, valid);
    else if (n == 3) pair(3, taps, offsets, from, weights, start, second, to, plane, valid);
    else if (n == 2) pair(2, taps, offsets, from, weights, start, second, to, plane, valid);
    else pair(1, taps, offsets, from, weights, start, second, to, plane, valid);
    vectors -= n;
    width -= n << 2;
    from += <usize>n << 4;
    to += <usize>n << 4;
  }
}

@inline function pair(
  n: i32, taps: i32, offsets: usize, from: usize, weights: usize, start: f32, second: f32, to: usize, plane: usize,
  valid: i32,
): void {
  let a0 = f32x4.splat(start), a1 = a0, a2 = a0, a3 = a0, b0 = f32x4.splat(second), b1 = b0, b2 = b0, b3 = b0;
  let w: v128, v: v128, x: v128, p: v128, q: v128, place: usize, at = weights, o = offsets;
  let left = taps;
  for (; left >= 2; left -= 2) {
    w = v128.load(at); v = v128.load(at, 16); place = from + load<u32>(o);
    x = v128.load(place); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a0 = f32x4.add(a0, p); b0 = f32x4.add(b0, q);
    if (n > 1) { x = v128.load(place, 16); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a1 = f32x4.add(a1, p); b1 = f32x4.add(b1, q); }
    if (n > 2) { x = v128.load(place, 32); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a2 = f32x4.add(a2, p); b2 = f32x4.add(b2, q); }
    if (n > 3) { x = v128.load(place, 48); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a3 = f32x4.add(a3, p); b3 = f32x4.add(b3, q); }
    w = v128.load(at, 32); v = v128.load(at, 48); place = from + load<u32>(o, 4);
    x = v128.load(place); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a0 = f32x4.add(a0, p); b0 = f32x4.add(b0, q);
    if (n > 1) { x = v128.load(place, 16); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a1 = f32x4.add(a1, p); b1 = f32x4.add(b1, q); }
    if (n > 2) { x = v128.load(place, 32); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a2 = f32x4.add(a2, p); b2 = f32x4.add(b2, q); }
    if (n > 3) { x = v128.load(place, 48); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a3 = f32x4.add(a3, p); b3 = f32x4.add(b3, q); }
    o += 8;
    at += 64;
  }
  if (left > 0) {
    w = v128.load(at); v = v128.load(at, 16); place = from + load<u32>(o);
    x = v128.load(place); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a0 = f32x4.add(a0, p); b0 = f32x4.add(b0, q);
    if (n > 1) { x = v128.load(place, 16); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a1 = f32x4.add(a1, p); b1 = f32x4.add(b1, q); }
    if (n > 2) { x = v128.load(place, 32); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a2 = f32x4.add(a2, p); b2 = f32x4.add(b2, q); }
    if (n > 3) { x = v128.load(place, 48); p = f32x4.mul(w, x); q = f32x4.mul(v, x); a3 = f32x4.add(a3, p); b3 = f32x4.add(b3, q); }
  }
  const below = to + plane, last = <usize>(n - 1) << 4;
  if (n > 1) { v128.store(to, a0); v128.store(below, b0); }
  if (n > 2) { v128.store(to, a1, 16); v128.store(below, b1, 16); }
  if (n > 3) { v128.store(to, a2, 32); v128.store(below, b2, 32); }
  storeLast(to + last, n > 3 ? a3 : n > 2 ? a2 : n > 1 ? a1 : a0, valid);
  storeLast(below + last, n > 3 ? b3 : n > 2 ? b2 : n > 1 ? b1 : b0, valid);
}

/** A row of `width` pixels of one output. */
export function singleTiles(width: i32, taps: i32, offsets: usize, from: usize, weights: usize, start: f32, to: usize): void {
  let vectors = (width + 3) >> 2, tiles = (vectors + SINGLE - 1) / SINGLE;
  for (; tiles > 0; tiles--) {
    const n = (vectors + tiles - 1) / tiles, valid = min(4, width - 4 * (n - 1));
    if (n == 8) single(8, taps, offsets, from, weights, start, to, valid);
    else if (n == 7) single(7, taps, offsets, from, weights, start, to, valid);
    else if (n == 6) single(6, taps, offsets, from, weights, start, to, valid);
    else if (n == 5) single(5, taps, offsets, from, weights, start, to, valid);
    else if (n == 4) single(4, taps, offsets, from, weights, start, to, valid);
    else if (n == 3) single(3, taps, offsets, from, weights, start, to, valid);
    else if (n == 2) single(2, taps, offsets, from, weights, start, to, valid);
    else single(1, taps, offsets, from, weights, start, to, valid);
    vectors -= n;
    width -= n << 2;
    from += <usize>n << 4;
    to += <usize>n << 4;
  }
}

@inline function single(
  n: i32, taps: i32, offsets: usize, from: usize, weights: usize, start: f32, to: usize, valid: i32,
): void {
  let a0 = f32x4.splat(start), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
  let w: v128, p = a0, q = a0, at = weights, o = offsets;
  for (let left = taps; left > 0; left--) {
    const x = from + load<u32>(o);
    w = v128.load(at);
    p = v128.load(x); if (n > 1) q = v128.load(x, 16);
    p = f32x4.mul(w, p); if (n > 1) q = f32x4.mul(w, q); a0 = f32x4.add(a0, p); if (n > 1) a1 = f32x4.add(a1, q);
    if (n > 2) p = v128.load(x, 32); if (n > 3) q = v128.load(x, 48);
    if (n > 2) p = f32x4.mul(w, p); if (n > 3) q = f32x4.mul(w, q); if (n > 2) a2 = f32x4.add(a2, p); if (n > 3) a3 = f32x4.add(a3, q);
    if (n > 4) p = v128.load(x, 64); if (n > 5) q = v128.load(x, 80);
    if (n > 4) p = f32x4.mul(w, p); if (n > 5) q = f32x4.mul(w, q); if (n > 4) a4 = f32x4.add(a4, p); if (n > 5) a5 = f32x4.add(a5, q);
    if (n > 6) p = v128.load(x, 96); if (n > 7) q = v128.load(x, 112);
    if (n > 6) p = f32x4.mul(w, p); if (n > 7) q = f32x4.mul(w, q); if (n > 6) a6 = f32x4.add(a6, p); if (n > 7) a7 = f32x4.add(a7, q);
    o += 4;
    at += 16;
  }
  if (n > 1) v128.store(to, a0);
  if (n > 2) v128.store(to, a1, 16);
  if (n > 3) v128.store(to, a2, 32);
  if (n > 4) v128.store(to, a3, 48);
  if (n > 5) v128.store(to, a4, 64);
  if (n > 6) v128.store(to, a5, 80);
  if (n > 7) v128.store(to, a6, 96);
  const last = n > 7 ? a7 : n > 6 ? a6 : n > 5 ? a5 : n > 4 ? a4 : n > 3 ? a3 : n > 2 ? a2 : n > 1 ? a1 : a0;
  storeLast(to + (<usize>(n - 1) << 4), last, valid);
}
