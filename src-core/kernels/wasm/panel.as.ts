// How rows are cut into panels of 4 and 3, and the product of one panel with many tiles. Tiles at the edge are
// computed whole in a spare tile and only their valid part is copied.
import { multiply3, multiply4 } from './micro.as';

// Rows of the panel that starts with `left` rows to go: 4, or 3 where that wastes less (6 = 3 + 3, 5 = 3 + 3 − 1).
@inline export function panelRows(left: i32): i32 {
  if (left <= 3 || left == 5 || left == 6 || left == 9) return 3;
  return 4;
}

// c[0 … valid, 0 … columns) = bias or c, plus panel · tiles of 8 columns.
export function multiplyPanel(
  rows: i32, valid: i32, columns: i32, k: i32, panel: usize, tiles: usize, c: usize, cRow: usize, bias: usize, spare: usize,
): void {
  const tileBytes = <usize>k << 5;
  if (valid == rows) {
    const whole = columns >> 3;
    multiply(rows, whole, k, panel, tiles, c, cRow, bias);
    tiles += <usize>whole * tileBytes;
    c += <usize>whole << 5;
    columns &= 7;
  }
  for (; columns > 0; columns -= 8) {
    const width = min(columns, 8);
    if (!bias) copyTile(valid, width, c, cRow, spare, 32);
    multiply(rows, 1, k, panel, tiles, spare, 32, bias);
    copyTile(valid, width, spare, 32, c, cRow);
    tiles += tileBytes;
    c += 32;
  }
}

@inline function multiply(rows: i32, tiles: i32, k: i32, panel: usize, b: usize, c: usize, cRow: usize, bias: usize): void {
  if (rows == 4) multiply4(tiles, k, panel, b, c, cRow, bias);
  else multiply3(tiles, k, panel, b, c, cRow, bias);
}

function copyTile(rows: i32, columns: i32, from: usize, fromRow: usize, to: usize, toRow: usize): void {
  for (let r = 0; r < rows; r++) {
    if (columns == 8) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    } else for (let j: usize = 0; j < <usize>columns; j++) store<f32>(to + (j << 2), load<f32>(from + (j << 2)));
    from += fromRow;
    to += toRow;
  }
}
