// Packs the taps of 8 output pixels at a time into a tile for micro.as.ts. Pixels are counted through the rows of
// a block, so no row end wastes lanes: four pixels of one row are one vector, others are gathered singly.

// Tile after tile for `pixels` pixels, from the start-th of the block on; k taps at slab + offsets[k] + position.
export function packPixels(
  k: i32, offsets: usize, slab: usize, pitch: i32, width: i32, start: i32, pixels: i32, to: usize,
): void {
  const tileBytes = <usize>k << 5, turn = <usize>(pitch - width) << 2;
  let column = start % width, at = slab + (<usize>(start / width * pitch + column) << 2);
  for (let p = 0; p < pixels; p += 8) {
    const first = at, firstColumn = column;
    column += 4;
    at += 16;
    while (column >= width) {
      column -= width;
      at += turn;
    }
    if (firstColumn + 4 <= width && column + 4 <= width && p + 8 <= pixels) packEight(k, offsets, first, at, to);
    else {
      packFour(k, offsets, first, min(4, pixels - p), width, firstColumn, turn, to);
      packFour(k, offsets, at, min(4, pixels - p - 4), width, column, turn, to + 16);
    }
    column += 4;
    at += 16;
    while (column >= width) {
      column -= width;
      at += turn;
    }
    to += tileBytes;
  }
}

@inline function copyTap(offset: usize, first: usize, second: usize, to: usize): void {
  v128.store(to, v128.load(first + offset));
  v128.store(to, v128.load(second + offset), 16);
}

function packEight(k: i32, offsets: usize, first: usize, second: usize, to: usize): void {
  for (; k >= 2; k -= 2) {
    copyTap(load<u32>(offsets), first, second, to);
    copyTap(load<u32>(offsets, 4), first, second, to + 32);
    offsets += 8;
    to += 64;
  }
  if (k > 0) copyTap(load<u32>(offsets), first, second, to);
}

// Up to four pixels, the first in column `column`; lanes beyond `valid` are 0.
function packFour(k: i32, offsets: usize, first: usize, valid: i32, width: i32, column: i32, turn: usize, to: usize): void {
  if (valid == 4 && column + 4 <= width) packWithin(k, offsets, first, to);
  else if (valid == 4 && width >= 4) packAcross(k, offsets, first, width - column, turn, to);
  else packLanes(k, offsets, first, valid, width, column, turn, to);
}

function packWithin(k: i32, offsets: usize, first: usize, to: usize): void {
  for (; k > 0; k--) {
    v128.store(to, v128.load(first + load<u32>(offsets)));
    offsets += 4;
    to += 32;
  }
}

// `before` pixels at the end of one row, the rest at the start of the next: both are loaded and merged.
function packAcross(k: i32, offsets: usize, first: usize, before: i32, turn: usize, to: usize): void {
  const mask = i32x4.gt_s(i32x4.splat(before), i32x4(0, 1, 2, 3));
  for (; k > 0; k--) {
    const at = first + load<u32>(offsets);
    v128.store(to, v128.bitselect(v128.load(at), v128.load(at + turn), mask));
    offsets += 4;
    to += 32;
  }
}

function packLanes(k: i32, offsets: usize, first: usize, valid: i32, width: i32, column: i32, turn: usize, to: usize): void {
  for (let lane = 0; lane < 4; lane++) {
    let table = offsets, at = to + (<usize>lane << 2);
    for (let i = 0; i < k; i++) {
      store<f32>(at, lane < valid ? load<f32>(first + load<u32>(table)) : 0);
      table += 4;
      at += 32;
    }
    first += 4;
    if (++column == width) {
      column = 0;
      first += turn;
    }
  }
}
