// out[lo … hi) = value. The smallest range kernel; the rest of the folder follows its form.
export function fill(value: f32, out: usize, lo: i32, hi: i32, scratch: usize): void {
  const end = out + (<usize>hi << 2);
  let p = out + (<usize>lo << 2);
  const wide = f32x4.splat(value);
  while (p + 16 <= end) {
    v128.store(p, wide);
    p += 16;
  }
  while (p < end) {
    store<f32>(p, value);
    p += 4;
  }
}
