// Matrix product out = a · b (+ bias) with element strides for both operands, cut along columns or along rows of `out`.
// Blocks: 256 steps of k × 512 columns of b stay in the second-level cache, one panel of a in the first.
// Every sum runs over k in order within blocks of 256, so the bits do not depend on the cut.
import { expandPanel, packTile } from './pack.as';
import { multiplyPanel, panelRows } from './panel.as';

const DEPTH: i32 = 256;
const WIDTH: i32 = 512;
const ZEROS: usize = 64; // scratch: 16 spare floats of 0, then a spare tile, a panel, the tiles of b
const PANEL: usize = 256;
const TILES: usize = PANEL + <usize>DEPTH * 64;

export function gemm(
  M: i32, N: i32, K: i32, a: usize, aRow: i32, aColumn: i32, b: usize, bRow: i32, bColumn: i32, out: usize,
  outRow: i32, bias: usize, byRows: i32, lo: i32, hi: i32, scratch: usize,
): void {
  const cRow = <usize>outRow << 2;
  let columns = N,
    rows = M;
  if (byRows) {
    a += <usize>(lo * aRow) << 2;
    out += <usize>lo * cRow;
    rows = hi - lo;
  } else {
    b += <usize>(lo * bColumn) << 2;
    out += <usize>lo << 2;
    if (bias) bias += <usize>lo << 2;
    columns = hi - lo;
  }
  v128.store(scratch, f32x4.splat(0));
  if (bias) startRows(rows, columns, out, cRow, bias);
  for (let j = 0; j < columns; j += WIDTH) {
    const width = min(WIDTH, columns - j);
    const right = <usize>j << 2;
    // At K = 0 one empty block is run, which leaves the start values.
    for (let k = 0; k == 0 || k < K; k += DEPTH) {
      const depth = min(DEPTH, K - k);
      block(
        rows, width, depth, a + (<usize>(k * aColumn) << 2), <usize>aRow << 2, <usize>aColumn << 2,
        b + (<usize>(k * bRow + j * bColumn) << 2), <usize>bRow << 2, <usize>bColumn << 2, out + right, cRow,
        k == 0 && !bias ? scratch : 0, scratch,
      );
    }
  }
}

function block(
  rows: i32, columns: i32, depth: i32, a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize,
  c: usize, cRow: usize, start: usize, scratch: usize,
): void {
  const panel = scratch + PANEL, tiles = scratch + TILES;
  const tileBytes = <usize>depth << 5;
  for (let j = 0; j < columns; j += 8)
    packTile(min(8, columns - j), depth, b + <usize>j * bColumn, bRow, bColumn, tiles + <usize>(j >> 3) * tileBytes);
  let r = 0;
  while (r < rows) {
    const height = panelRows(rows - r);
    const valid = min(height, rows - r);
    expandPanel(height, valid, depth, a + <usize>r * aRow, aRow, aColumn, panel);
    multiplyPanel(height, valid, columns, depth, panel, tiles, c + <usize>r * cRow, cRow, start, scratch + ZEROS);
    r += height;
  }
}

// Every row starts as the bias, one number per column.
function startRows(rows: i32, columns: i32, out: usize, cRow: usize, bias: usize): void {
  for (let r = 0; r < rows; r++) memory.copy(out + <usize>r * cRow, bias, <usize>columns << 2);
}
