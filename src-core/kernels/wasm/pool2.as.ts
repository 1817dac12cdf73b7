// The common case of pooling: 2 × 2 windows, stride 2, no padding, so that each element is in one window at most.
// Same results as pool.as.ts, four windows at a time. Ranges of planes; an odd last row or column is left out.
import { at } from './lanes.as';

@inline function evens(a: v128, b: v128): v128 { return v128.shuffle<f32>(a, b, 0, 2, 4, 6); }
@inline function odds(a: v128, b: v128): v128 { return v128.shuffle<f32>(a, b, 1, 3, 5, 7); }

/** Where `next` takes over: it is larger or NaN. */
@inline function wins(next: v128, best: v128): v128 {
  return v128.or(f32x4.gt(next, best), f32x4.ne(next, next));
}

export function maxPool2(x: usize, y: usize, index: usize, H: i32, W: i32, lo: i32, hi: i32, _s: usize): void {
  const OW = W >> 1, OH = H >> 1, pitch = <usize>W << 2, steps = i32x4(0, 2, 4, 6);
  for (let plane = lo; plane < hi; plane++)
    for (let oy = 0; oy < OH; oy++) {
      const o = (plane * OH + oy) * OW, first = 2 * oy * W;
      let p = at(x + ((<usize>plane * H * W) << 2), first), ox = 0;
      for (; ox < OW; ox += 4) {
        // The last windows again, if less than four are left: they give the same once more.
        if (ox + 4 > OW) {
          if (OW < 4) break;
          p -= (ox + 4 - OW) << 3;
          ox = OW - 4;
        }
        const a0 = v128.load(p), a1 = v128.load(p, 16), b0 = v128.load(p + pitch), b1 = v128.load(p + pitch, 16);
        const q1 = odds(a0, a1), q2 = evens(b0, b1), q3 = odds(b0, b1);
        let best = evens(a0, a1), where = i32x4.add(i32x4.splat(first + 2 * ox), steps);
        const start = where;
        let won = wins(q1, best);
        best = v128.bitselect(q1, best, won);
        where = v128.bitselect(i32x4.add(start, i32x4.splat(1)), where, won);
        won = wins(q2, best);
        best = v128.bitselect(q2, best, won);
        where = v128.bitselect(i32x4.add(start, i32x4.splat(W)), where, won);
        won = wins(q3, best);
        v128.store(at(y, o + ox), v128.bitselect(q3, best, won));
        if (index) v128.store(at(index, o + ox), v128.bitselect(i32x4.add(start, i32x4.splat(W + 1)), where, won));
        p += 32;
      }
      for (; ox < OW; ox++) {
        let best = load<f32>(p), where = first + 2 * ox;
        for (let k = 1; k < 4; k++) {
          const offset = (k >> 1) * W + (k & 1), v = load<f32>(at(p, offset));
          if (v > best || v != v) {
            best = v;
            where = first + 2 * ox + offset;
          }
        }
        store<f32>(at(y, o + ox), best);
        if (index) store<i32>(at(index, o + ox), where);
        p += 8;
      }
    }
}

/** The gradient where `where` is the place, else 0. */
@inline function sent(g: v128, index: v128, where: v128): v128 {
  return v128.and(g, i32x4.eq(index, where));
}

@inline function storePairs(p: usize, left: v128, right: v128): void {
  v128.store(p, v128.shuffle<f32>(left, right, 0, 4, 1, 5));
  v128.store(p, v128.shuffle<f32>(left, right, 2, 6, 3, 7), 16);
}

export function maxPool2Grad(g: usize, index: usize, dx: usize, H: i32, W: i32, lo: i32, hi: i32, _s: usize): void {
  const OW = W >> 1, OH = H >> 1, pitch = <usize>W << 2, steps = i32x4(0, 2, 4, 6);
  for (let plane = lo; plane < hi; plane++) {
    const to = dx + ((<usize>plane * H * W) << 2);
    if ((H | W) & 1) memory.fill(to, 0, <usize>(H * W) << 2);
    for (let oy = 0; oy < OH; oy++) {
      const o = (plane * OH + oy) * OW, first = 2 * oy * W;
      let p = at(to, first), ox = 0;
      for (; ox + 4 <= OW; ox += 4) {
        const value = v128.load(at(g, o + ox)), place = v128.load(at(index, o + ox));
        const start = i32x4.add(i32x4.splat(first + 2 * ox), steps), below = i32x4.add(start, i32x4.splat(W));
        const one = i32x4.splat(1);
        storePairs(p, sent(value, place, start), sent(value, place, i32x4.add(start, one)));
        storePairs(p + pitch, sent(value, place, below), sent(value, place, i32x4.add(below, one)));
        p += 32;
      }
      for (; ox < OW; ox++) {
        store<u64>(p, 0);
        store<u64>(p + pitch, 0);
        store<f32>(at(to, load<i32>(at(index, o + ox))), load<f32>(at(g, o + ox)));
        p += 8;
      }
    }
  }
}

export function avgPool2(x: usize, y: usize, H: i32, W: i32, lo: i32, hi: i32, _s: usize): void {
  const OW = W >> 1, OH = H >> 1, pitch = <usize>W << 2, quarter = f32x4.splat(0.25);
  for (let plane = lo; plane < hi; plane++)
    for (let oy = 0; oy < OH; oy++) {
      let p = x + ((<usize>(plane * H + 2 * oy) * W) << 2), q = at(y, (plane * OH + oy) * OW), ox = 0;
      for (; ox + 4 <= OW; ox += 4) {
        const a0 = v128.load(p), a1 = v128.load(p, 16), b0 = v128.load(p + pitch), b1 = v128.load(p + pitch, 16);
        const sum = f32x4.add(f32x4.add(f32x4.add(evens(a0, a1), odds(a0, a1)), evens(b0, b1)), odds(b0, b1));
        v128.store(q, f32x4.mul(sum, quarter));
        p += 32;
        q += 16;
      }
      for (; ox < OW; ox++) {
        store<f32>(q, (load<f32>(p) + load<f32>(p, 4) + load<f32>(p + pitch) + load<f32>(p + pitch, 4)) * 0.25);
        p += 8;
        q += 4;
      }
    }
}

export function avgPool2Grad(g: usize, dx: usize, H: i32, W: i32, lo: i32, hi: i32, _s: usize): void {
  const OW = W >> 1, OH = H >> 1, pitch = <usize>W << 2, quarter = f32x4.splat(0.25);
  for (let plane = lo; plane < hi; plane++) {
    const to = dx + ((<usize>plane * H * W) << 2);
    if ((H | W) & 1) memory.fill(to, 0, <usize>(H * W) << 2);
    for (let oy = 0; oy < OH; oy++) {
      let p = at(to, 2 * oy * W), q = at(g, (plane * OH + oy) * OW), ox = 0;
      for (; ox + 4 <= OW; ox += 4) {
        const share = f32x4.mul(v128.load(q), quarter);
        storePairs(p, share, share);
        storePairs(p + pitch, share, share);
        p += 32;
        q += 16;
      }
      for (; ox < OW; ox++) {
        const share = load<f32>(q) * 0.25;
        store<f32>(p, share);
        store<f32>(p, share, 4);
        store<f32>(p + pitch, share);
        store<f32>(p + pitch, share, 4);
        p += 8;
        q += 4;
      }
    }
  }
}
