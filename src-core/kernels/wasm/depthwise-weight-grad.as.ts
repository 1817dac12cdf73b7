// Gradient of the weights of a depthwise 3 × 3 convolution at stride 1 with padding 1, straight from the input: nine
// sums in registers, two rows of outGrad against four rows of the input. The first and the last vectors of all rows
// are passes of their own, with zeros for the pixels beside the image. A part is a channel, over all images.
import { lanesSum } from './dot.as';
import { zeroFloats } from './rows.as';

export function depthwiseWeightGrad(
  images: i32, channels: i32, H: i32, W: i32, input: usize, outGrad: usize, out: usize, lo: i32, hi: i32, scratch: usize,
): void {
  const totals = scratch + 144, zeros = scratch + 256, plane = <usize>(H * W) << 2, last = (<usize>W << 2) - 16;
  zeroFloats(zeros - 16, W + 8);
  // What the last vector shares with the one before has been counted.
  const fresh = i32x4.gt_s(i32x4(0, 1, 2, 3), i32x4.splat(W % 4 ? 3 - W % 4 : -1));
  for (let c = lo; c < hi; c++) {
    memory.fill(totals, 0, 36);
    // Image by image, so that long sums stay exact.
    for (let n = 0; n < images; n++) {
      const at = plane * (n * channels + c), x = input + at, g = outGrad + at;
      memory.fill(scratch, 0, 144);
      addProducts<First>(H, W, 0, 16, x, g, zeros, fresh, scratch);
      addProducts<Inner>(H, W, 16, last, x, g, zeros, fresh, scratch);
      addProducts<Last>(H, W, last, last + 16, x, g, zeros, fresh, scratch);
      for (let t: usize = 0; t < 9; t++) addTo(totals + (t << 2), lanesSum(v128.load(scratch + (t << 4))));
    }
    for (let t: usize = 0; t < 9; t++) store<f32>(out + ((9 * c + t) << 2), load<f32>(totals + (t << 2)));
  }
}

@inline function addTo(to: usize, value: f32): void {
  store<f32>(to, load<f32>(to) + value);
}

// How a pass reads: pixels begin at `at` + 4, as an address cannot take a negative offset.
class Inner {
  @inline left(at: usize): v128 { return v128.load(at); }
  @inline right(at: usize): v128 { return v128.load(at, 8); }
  @inline grads(at: usize, fresh: v128): v128 { return v128.load(at); }
}

class First {
  @inline left(at: usize): v128 { return v128.shuffle<f32>(f32x4.splat(0), v128.load(at, 4), 3, 4, 5, 6); }
  @inline right(at: usize): v128 { return v128.load(at, 8); }
  @inline grads(at: usize, fresh: v128): v128 { return v128.load(at); }
}

class Last {
  @inline left(at: usize): v128 { return v128.load(at); }
  @inline right(at: usize): v128 { return v128.shuffle<f32>(v128.load(at, 4), f32x4.splat(0), 1, 2, 3, 4); }
  @inline grads(at: usize, fresh: v128): v128 { return v128.and(v128.load(at), fresh); }
}

// sums[i, j] += Σ x[y + i − 1, x + j − 1] · g[y, x] for the columns from … to (bytes) of all rows.
function addProducts<Part>(
  H: i32, W: i32, from: usize, to: usize, input: usize, grad: usize, zeros: usize, fresh: v128, sums: usize,
): void {
  const part = changetype<Part>(0), pitch = <usize>W << 2;
  let a0 = v128.load(sums), a1 = v128.load(sums, 16), a2 = v128.load(sums, 32), a3 = v128.load(sums, 48), a4 = v128.load(sums, 64);
  let a5 = v128.load(sums, 80), a6 = v128.load(sums, 96), a7 = v128.load(sums, 112), a8 = v128.load(sums, 128);
  let v: v128, p: v128, q: v128;
  let r0 = zeros - 4, r1 = input - 4;
  for (let y = 0; y < H; y += 2) {
    const r2 = y + 1 < H ? r1 + pitch : zeros - 4, r3 = y + 2 < H ? r2 + pitch : zeros - 4;
    const second = y + 1 < H ? grad + pitch : zeros;
    for (let x = from; x < to; x += 16) {
      const s0 = r0 + x, s1 = r1 + x, s2 = r2 + x, s3 = r3 + x;
      const g = part.grads(grad + x, fresh), h = part.grads(second + x, fresh);
      v = part.left(s0); p = f32x4.mul(v, g); v = part.left(s1); q = f32x4.mul(v, h); a0 = f32x4.add(a0, p);
      p = f32x4.mul(v, g); v = part.left(s2); a0 = f32x4.add(a0, q); q = f32x4.mul(v, h); a3 = f32x4.add(a3, p);
      p = f32x4.mul(v, g); v = part.left(s3); a3 = f32x4.add(a3, q); q = f32x4.mul(v, h); a6 = f32x4.add(a6, p); a6 = f32x4.add(a6, q);
      v = v128.load(s0, 4); p = f32x4.mul(v, g); v = v128.load(s1, 4); q = f32x4.mul(v, h); a1 = f32x4.add(a1, p);
      p = f32x4.mul(v, g); v = v128.load(s2, 4); a1 = f32x4.add(a1, q); q = f32x4.mul(v, h); a4 = f32x4.add(a4, p);
      p = f32x4.mul(v, g); v = v128.load(s3, 4); a4 = f32x4.add(a4, q); q = f32x4.mul(v, h); a7 = f32x4.add(a7, p); a7 = f32x4.add(a7, q);
      v = part.right(s0); p = f32x4.mul(v, g); v = part.right(s1); q = f32x4.mul(v, h); a2 = f32x4.add(a2, p);
      p = f32x4.mul(v, g); v = part.right(s2); a2 = f32x4.add(a2, q); q = f32x4.mul(v, h); a5 = f32x4.add(a5, p);
      p = f32x4.mul(v, g); v = part.right(s3); a5 = f32x4.add(a5, q); q = f32x4.mul(v, h); a8 = f32x4.add(a8, p); a8 = f32x4.add(a8, q);
    }
    r0 = r2;
    r1 = r3;
    grad += pitch << 1;
  }
  v128.store(sums, a0); v128.store(sums, a1, 16); v128.store(sums, a2, 32); v128.store(sums, a3, 48); v128.store(sums, a4, 64);
  v128.store(sums, a5, 80); v128.store(sums, a6, 96); v128.store(sums, a7, 112); v128.store(sums, a8, 128);
}
