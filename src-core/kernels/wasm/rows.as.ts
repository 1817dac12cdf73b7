// Copying and clearing short rows: a call to memory.copy or memory.fill costs more than the row.

@inline export function copyFloats(from: usize, to: usize, count: i32): void {
  if (count < 4) {
    for (; count > 0; count--) {
      store<f32>(to, load<f32>(from));
      from += 4;
      to += 4;
    }
    return;
  }
  // The last vector may overlap the one before.
  const last = (<usize>count << 2) - 16, end = to + last;
  v128.store(end, v128.load(from + last));
  while (to + 48 < end) {
    v128.store(to, v128.load(from)); v128.store(to, v128.load(from, 16), 16);
    v128.store(to, v128.load(from, 32), 32); v128.store(to, v128.load(from, 48), 48);
    from += 64;
    to += 64;
  }
  while (to < end) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
  }
}

@inline export function zeroFloats(to: usize, count: i32): void {
  for (; count >= 4; count -= 4) {
    v128.store(to, f32x4.splat(0));
    to += 16;
  }
  for (; count > 0; count--) {
    store<f32>(to, 0);
    to += 4;
  }
}
