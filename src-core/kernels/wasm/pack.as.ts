// Copies operands into the form micro.as.ts reads: `a` as panels of 4 or 3 rows with every factor four times
// over, `b` as tiles of 8 columns, row after row. Any element strides, so that a transposed operand costs no copy
// of its own; unit strides go through vectors and 4 × 4 transposes.

// a[r, k] at source + r·row + k·column (bytes) → to[k][r][4 times]; rows beyond `valid` are 0.
export function expandPanel(rows: i32, valid: i32, k: i32, source: usize, row: usize, column: usize, to: usize): void {
  const step = <usize>rows << 4;
  for (let r = 0; r < rows; r++) {
    let from = source + <usize>r * row;
    let at = to + (<usize>r << 4);
    if (r >= valid) {
      for (let i = 0; i < k; i++) {
        v128.store(at, f32x4.splat(0));
        at += step;
      }
      continue;
    }
    for (let i = 0; i < k; i++) {
      v128.store(at, v128.load32_splat(from));
      from += column;
      at += step;
    }
  }
}

// b[k, j] at source + k·row + j·column → to[k][8]; columns beyond `valid` are 0.
export function packTile(valid: i32, k: i32, source: usize, row: usize, column: usize, to: usize): void {
  if (valid == 8 && column == 4) {
    for (let i = 0; i < k; i++) {
      v128.store(to, v128.load(source));
      v128.store(to, v128.load(source, 16), 16);
      source += row;
      to += 32;
    }
    return;
  }
  if (valid == 8 && row == 4) {
    packTransposed(k, source, column, to);
    return;
  }
  for (let i = 0; i < k; i++) {
    let from = source;
    for (let j: usize = 0; j < 8; j++) {
      store<f32>(to + (j << 2), <i32>j < valid ? load<f32>(from) : 0);
      from += <i32>j + 1 < valid ? column : 0;
    }
    source += row;
    to += 32;
  }
}

// Columns lie contiguous along k: four steps of four columns are turned at once.
function packTransposed(k: i32, source: usize, column: usize, to: usize): void {
  const right = column << 2;
  for (; k >= 4; k -= 4) {
    transpose4(source, column, to);
    transpose4(source + right, column, to + 16);
    source += 16;
    to += 128;
  }
  for (; k > 0; k--) {
    for (let j: usize = 0; j < 8; j++) store<f32>(to + (j << 2), load<f32>(source + j * column));
    source += 4;
    to += 32;
  }
}

@inline function transpose4(source: usize, column: usize, to: usize): void {
  const second = source + column;
  const third = second + column;
  const a = v128.load(source), b = v128.load(second), c = v128.load(third), d = v128.load(third + column);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 32);
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7), cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5), 64);
  v128.store(to, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7), 96);
}

// As expandPanel, with the place of a[r, k] at source + r·row + table[k].
export function expandTaps(rows: i32, valid: i32, k: i32, source: usize, row: usize, table: usize, to: usize): void {
  const step = <usize>rows << 4;
  for (let r = 0; r < rows; r++) {
    const from = source + <usize>min(r, valid - 1) * row;
    let offset = table, at = to + (<usize>r << 4);
    for (let i = 0; i < k; i++) {
      v128.store(at, v128.load32_splat(from + load<u32>(offset)));
      offset += 4;
      at += step;
    }
  }
}
