// Pooling of planes [H, W] → [OH, OW], any kernel, stride, padding and dilation; windows may reach past the edge
// (ceil mode). Ranges of planes (N · C). Semantics of ATen's max_pool2d and avg_pool2d: NaN wins, of equal values the
// first in row-major order, an index counts within its plane.
import { at } from './lanes.as';

/** Four neighbouring windows lie inside, and are one or two columns apart. */
@inline function areFour(left: i32, reach: i32, stride: i32, W: i32, room: i32): bool {
  return stride <= 2 && room >= 4 && left >= 0 && left + 4 * stride + reach <= W;
}

/** The elements at one place of four windows. */
@inline function ofFour(p: usize, stride: i32): v128 {
  return stride == 1 ? v128.load(p) : v128.shuffle<f32>(v128.load(p), v128.load(p, 16), 0, 2, 4, 6);
}

/** First place of a window that lies inside. */
@inline function inside(start: i32, dilation: i32): i32 {
  return start < 0 ? start + ((dilation - 1 - start) / dilation) * dilation : start;
}

/** y and its place in `index` (i32; 0 leaves it out). */
export function maxPool(
  x: usize, y: usize, index: usize,
  H: i32, W: i32, OH: i32, OW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, pH: i32, pW: i32, dH: i32, dW: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  for (let plane = lo; plane < hi; plane++) {
    const from = x + ((<usize>plane * H * W) << 2);
    let o = plane * OH * OW;
    for (let oy = 0; oy < OH; oy++) {
      const top = oy * sH - pH, bottom = min(top + (kH - 1) * dH + 1, H), y0 = inside(top, dH);
      for (let ox = 0; ox < OW; ox++) {
        const start = ox * sW - pW;
        if (areFour(start, (kW - 1) * dW, sW, W, OW - ox)) {
          maxOfFour(from, start, y0, bottom, W, kW, sW, dH, dW, at(y, o), index ? at(index, o) : 0);
          o += 4;
          ox += 3;
          continue;
        }
        const right = min(start + (kW - 1) * dW + 1, W), x0 = inside(start, dW);
        let best: f32 = -Infinity, where = y0 * W + x0;
        for (let i = y0; i < bottom; i += dH)
          for (let j = x0; j < right; j += dW) {
            const v = load<f32>(at(from, i * W + j));
            if (v > best || v != v) {
              best = v;
              where = i * W + j;
            }
          }
        store<f32>(at(y, o), best);
        if (index) store<i32>(at(index, o), where);
        o++;
      }
    }
  }
}

function maxOfFour(
  from: usize, left: i32, top: i32, bottom: i32, W: i32, kW: i32, sW: i32, dH: i32, dW: i32, y: usize, index: usize,
): void {
  const steps = sW == 1 ? i32x4(0, 1, 2, 3) : i32x4(0, 2, 4, 6);
  let best = f32x4.splat(-Infinity), where = i32x4.add(i32x4.splat(top * W + left), steps);
  for (let i = top; i < bottom; i += dH)
    for (let j = 0, place = i * W + left; j < kW; j++) {
      const v = ofFour(at(from, place), sW);
      const won = v128.or(f32x4.gt(v, best), f32x4.ne(v, v));
      best = v128.bitselect(v, best, won);
      where = v128.bitselect(i32x4.add(i32x4.splat(place), steps), where, won);
      place += dW;
    }
  v128.store(y, best);
  if (index) v128.store(index, where);
}

/** dx = 0, then dx[index] += g. `size` = H · W, `outputs` = OH · OW. */
export function maxPoolGrad(
  g: usize, index: usize, dx: usize, size: i32, outputs: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  for (let plane = lo; plane < hi; plane++) {
    const to = dx + ((<usize>plane * size) << 2);
    memory.fill(to, 0, <usize>size << 2);
    for (let o = plane * outputs, end = o + outputs; o < end; o++) {
      const p = at(to, load<i32>(at(index, o)));
      store<f32>(p, load<f32>(p) + load<f32>(at(g, o)));
    }
  }
}

/** What a window is divided by: its size up to the padded edge, or its elements inside, or `divisor` if not 0. */
@inline function windowSize(
  top: i32, left: i32, H: i32, W: i32, kH: i32, kW: i32, pH: i32, pW: i32,
  countPadding: i32, divisor: i32,
): f32 {
  if (divisor) return <f32>divisor;
  if (countPadding) return <f32>((min(top + kH, H + pH) - top) * (min(left + kW, W + pW) - left));
  const rows = min(top + kH, H) - max(top, 0), columns = min(left + kW, W) - max(left, 0);
  return <f32>(rows * columns);
}

export function avgPool(
  x: usize, y: usize,
  H: i32, W: i32, OH: i32, OW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, pH: i32, pW: i32,
  countPadding: i32, divisor: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  for (let plane = lo; plane < hi; plane++) {
    const from = x + ((<usize>plane * H * W) << 2);
    let to = y + ((<usize>plane * OH * OW) << 2);
    for (let oy = 0; oy < OH; oy++) {
      const top = oy * sH - pH;
      for (let ox = 0; ox < OW; ox++) {
        const left = ox * sW - pW;
        const size = windowSize(top, left, H, W, kH, kW, pH, pW, countPadding, divisor);
        if (areFour(left, kW - 1, sW, W, OW - ox)) {
          v128.store(to, f32x4.div(sumOfFour(from, left, max(top, 0), min(top + kH, H), W, kW, sW), f32x4.splat(size)));
          to += 16;
          ox += 3;
          continue;
        }
        let sum: f32 = 0;
        for (let i = max(top, 0); i < min(top + kH, H); i++)
          for (let j = max(left, 0); j < min(left + kW, W); j++) sum += load<f32>(at(from, i * W + j));
        store<f32>(to, sum / size);
        to += 4;
      }
    }
  }
}

@inline function sumOfFour(from: usize, left: i32, top: i32, bottom: i32, W: i32, kW: i32, sW: i32): v128 {
  let sum = f32x4.splat(0);
  for (let i = top; i < bottom; i++)
    for (let j = 0; j < kW; j++) sum = f32x4.add(sum, ofFour(at(from, i * W + left + j), sW));
  return sum;
}

export function avgPoolGrad(
  g: usize, dx: usize,
  H: i32, W: i32, OH: i32, OW: i32,
  kH: i32, kW: i32, sH: i32, sW: i32, pH: i32, pW: i32,
  countPadding: i32, divisor: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  for (let plane = lo; plane < hi; plane++) {
    const to = dx + ((<usize>plane * H * W) << 2);
    let from = g + ((<usize>plane * OH * OW) << 2);
    memory.fill(to, 0, <usize>(H * W) << 2);
    for (let oy = 0; oy < OH; oy++) {
      const top = oy * sH - pH;
      for (let ox = 0; ox < OW; ox++) {
        const left = ox * sW - pW;
        const share = load<f32>(from) / windowSize(top, left, H, W, kH, kW, pH, pW, countPadding, divisor);
        from += 4;
        for (let i = max(top, 0); i < min(top + kH, H); i++)
          for (let j = max(left, 0); j < min(left + kW, W); j++) {
            const p = at(to, i * W + j);
            store<f32>(p, load<f32>(p) + share);
          }
      }
    }
  }
}
