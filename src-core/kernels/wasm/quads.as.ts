// Four images side by side: every pixel is one vector, a lane for each image. So a pixel's neighbours lie one vector
// apart, no row end cuts a vector, and taps that would see only padding can be left out pixel by pixel.

// Turns four vectors: lane i of each goes to the i-th place.
@inline function turn(a: v128, b: v128, c: v128, d: v128, t0: usize, t1: usize, t2: usize, t3: usize): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  v128.store(t0, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(t1, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7), cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(t2, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5));
  v128.store(t3, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7));
}

// `count` numbers of each of four images, `image` bytes apart → vectors `step` apart. Of fewer images (valid) the
// last is repeated.
export function gatherQuads(count: i32, from: usize, image: usize, valid: i32, to: usize, step: usize): void {
  let a = from, b = valid > 1 ? a + image : a, c = valid > 2 ? b + image : b, d = valid > 3 ? c + image : c;
  for (; count >= 4; count -= 4) {
    const to1 = to + step, to2 = to1 + step, to3 = to2 + step;
    turn(v128.load(a), v128.load(b), v128.load(c), v128.load(d), to, to1, to2, to3);
    a += 16; b += 16; c += 16; d += 16;
    to = to3 + step;
  }
  for (; count > 0; count--) {
    store<f32>(to, load<f32>(a)); store<f32>(to, load<f32>(b), 4);
    store<f32>(to, load<f32>(c), 8); store<f32>(to, load<f32>(d), 12);
    a += 4; b += 4; c += 4; d += 4;
    to += step;
  }
}

// The way back from neighbouring vectors, for `valid` of the four images.
export function scatterQuads(count: i32, from: usize, to: usize, image: usize, valid: i32): void {
  let a = to, b = a + image, c = b + image, d = c + image;
  if (valid == 4) {
    for (; count >= 4; count -= 4) {
      turn(v128.load(from), v128.load(from, 16), v128.load(from, 32), v128.load(from, 48), a, b, c, d);
      a += 16; b += 16; c += 16; d += 16;
      from += 64;
    }
  }
  for (; count > 0; count--) {
    store<f32>(a, load<f32>(from));
    if (valid > 1) store<f32>(b, load<f32>(from, 4));
    if (valid > 2) store<f32>(c, load<f32>(from, 8));
    if (valid > 3) store<f32>(d, load<f32>(from, 12));
    a += 4; b += 4; c += 4; d += 4;
    from += 16;
  }
}
