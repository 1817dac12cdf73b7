// Moving elements: plain, strided, by index. Strides and sizes are in elements.
import { at } from './lanes.as';

export function copy(x: usize, y: usize, lo: i32, hi: i32, _s: usize): void {
  memory.copy(at(y, lo), at(x, lo), <usize>(hi - lo) << 2);
}

/** Four by four elements turned over. */
@inline function transpose4(x: usize, pitch: usize, y: usize, pitchOut: usize): void {
  const a = v128.load(x), b = v128.load(x + pitch), c = v128.load(x + 2 * pitch), d = v128.load(x + 3 * pitch);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(y, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(y + pitchOut, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(y + 2 * pitchOut, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
  v128.store(y + 3 * pitchOut, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
}

/**
 * y [batch, columns, rows] = x [batch, rows, columns] with its last two axes swapped: a range of batch · strips, a
 * strip being 16 columns of x.
 */
export function transpose(x: usize, y: usize, rows: i32, columns: i32, lo: i32, hi: i32, _s: usize): void {
  const strips = (columns + 15) / 16;
  for (let part = lo; part < hi; part++) {
    const batch = <usize>(part / strips) * rows * columns, first = (part % strips) * 16;
    transposeStrip(x + (batch << 2), y + (batch << 2), rows, columns, first, min(first + 16, columns));
  }
}

function transposeStrip(x: usize, y: usize, rows: i32, columns: i32, first: i32, last: i32): void {
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    let j = first;
    for (; j + 4 <= last; j += 4)
      transpose4(at(x, i * columns + j), <usize>columns << 2, at(y, j * rows + i), <usize>rows << 2);
    for (; j < last; j++)
      for (let k = i; k < i + 4; k++) store<f32>(at(y, j * rows + k), load<f32>(at(x, k * columns + j)));
  }
  for (; i < rows; i++)
    for (let j = first; j < last; j++) store<f32>(at(y, j * rows + i), load<f32>(at(x, i * columns + j)));
}

/** y [B, A, C] = x [A, B, C]: a range of the A · B blocks in the order of y. */
export function swapBlocks(x: usize, y: usize, A: i32, B: i32, C: i32, lo: i32, hi: i32, _s: usize): void {
  for (let part = lo; part < hi; part++) {
    const b = part / A, a = part % A;
    copyRun(x + ((<usize>(a * B + b) * C) << 2), y + ((<usize>part * C) << 2), C);
  }
}

/** y [n0, n1, n2, n3] = x read with four strides: a range of the n0 · n1 · n2 runs. */
export function copyStrided(
  x: usize, y: usize,
  n1: i32, n2: i32, n3: i32, s0: i32, s1: i32, s2: i32, s3: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  for (let run = lo; run < hi; run++) {
    const i2 = run % n2, rest = run / n2, i1 = rest % n1, i0 = rest / n1;
    let from = x + ((<isize>i0 * s0 + <isize>i1 * s1 + <isize>i2 * s2) << 2);
    let to = y + ((<usize>run * n3) << 2);
    if (s3 == 1) copyRun(from, to, n3);
    else
      for (const end = to + (<usize>n3 << 2); to < end; to += 4) {
        store<f32>(to, load<f32>(from));
        from += <isize>s3 << 2;
      }
  }
}

/** memory.copy leaves the module, which takes longer than a short copy. */
@inline function copyRun(from: usize, to: usize, n: i32): void {
  if (n > 64) {
    memory.copy(to, from, <usize>n << 2);
    return;
  }
  const end = at(to, n);
  while (to + 16 <= end) {
    v128.store(to, v128.load(from));
    from += 16;
    to += 16;
  }
  while (to < end) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += 4;
  }
}

/** y[r, :] = table[index[r], :], rows of n, index i32: a range of rows. */
export function gatherRows(table: usize, index: usize, y: usize, n: i32, lo: i32, hi: i32, _s: usize): void {
  for (let r = lo; r < hi; r++)
    copyRun(table + ((<usize>load<i32>(at(index, r)) * n) << 2), y + ((<usize>r * n) << 2), n);
}

/** table[index[r], j] += g[r, j] for all rows in order: a range of columns, so that equal indices do not meet. */
export function scatterAddRows(
  g: usize, index: usize, table: usize, rows: i32, n: i32,
  lo: i32, hi: i32, _s: usize,
): void {
  for (let r = 0; r < rows; r++) {
    const to = table + ((<usize>load<i32>(at(index, r)) * n) << 2), from = g + ((<usize>r * n) << 2);
    let j = lo;
    for (; j + 4 <= hi; j += 4)
      v128.store(at(to, j), f32x4.add(v128.load(at(to, j)), v128.load(at(from, j))));
    for (; j < hi; j++) store<f32>(at(to, j), load<f32>(at(to, j)) + load<f32>(at(from, j)));
  }
}
