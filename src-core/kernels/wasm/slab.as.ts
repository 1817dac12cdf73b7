// A slab is the part of some input channels that a block of output rows needs, with the padding written out and
// split into stride × stride phase planes. In it tap (c, y, x) of output pixel p is slab[offset(c, y, x) + position(p)]
// for every stride, dilation and padding, so all products with pixels read memory in order.
// The geometry lives in globals: every thread has its own instance.

import { copyFloats, zeroFloats } from './rows.as';

let H: i32, W: i32, strideH: i32, strideW: i32, padTop: i32, padLeft: i32;
let kH: i32, kW: i32, stepH: i32, stepW: i32; // step = dilation
let phasesH: i32, phasesW: i32;
/** A plane for every column of the kernel instead of every phase: more to copy, but the pixels lie without gaps. */
let byColumns: bool;

/** Rows of a phase plane, elements from one of its rows to the next, and elements of all planes of one channel. */
export let slabRows: i32, slabPitch: i32, slabChannel: i32;
/** Unpadded stride 1 reads the input itself as its slab. */
export let slabIsInput: bool;

export function setGeometry(
  h: i32, w: i32, kh: i32, kw: i32, sh: i32, sw: i32, top: i32, left: i32, dh: i32, dw: i32,
  rows: i32, columns: i32, fitsInput: bool, planePerColumn: bool,
): void {
  H = h; W = w; kH = kh; kW = kw; strideH = sh; strideW = sw; padTop = top; padLeft = left; stepH = dh; stepW = dw;
  const reachH = (kh - 1) * dh, reachW = (kw - 1) * dw;
  phasesH = min(sh, reachH + 1);
  byColumns = planePerColumn;
  phasesW = planePerColumn ? kw : min(sw, reachW + 1);
  slabIsInput = fitsInput;
  slabRows = fitsInput ? h : rows + reachH / sh;
  slabPitch = fitsInput ? w : planePerColumn ? columns : columns + reachW / sw;
  slabChannel = phasesH * phasesW * slabRows * slabPitch;
}

// Writes the byte offsets of the taps from … to (counted over channels × kH × kW) into table, relative to the channel
// of the first; likewise a second table for weights with strides (in elements) per channel, row and column.
// Whole channels are written by kernel rows, so that the rows of a tap run that meet the image are neighbours.
export function tapTables(from: i32, to: i32, table: usize, weights: usize, wChannel: i32, wRow: i32, wColumn: i32): void {
  const size = kH * kW, byRows = wholeChannels(from, to), channels = (to - from) / size;
  let c = 0, y = from % size / kW, x = from % kW;
  let row = rowOffset(c, y), weightRow = y * wRow;
  for (let t = from; t < to; t++) {
    store<i32>(table, (row + columnOffset(x)) << 2);
    store<i32>(weights, (weightRow + x * wColumn) << 2);
    table += 4;
    weights += 4;
    if (++x < kW) continue;
    x = 0;
    if (byRows) {
      if (++c == channels) {
        c = 0;
        y++;
      }
    } else if (++y == kH) {
      y = 0;
      c++;
    }
    row = rowOffset(c, y);
    weightRow = c * wChannel + y * wRow;
  }
}

// Elements from the start of the slab to a row of the kernel, and from there to one of its columns. Stride 1 does not
// divide: two divisions and two remainders for each of 400 taps took 2 µs.
@inline function rowOffset(c: i32, y: i32): i32 {
  const dy = y * stepH, line = strideH == 1 ? dy : dy / strideH;
  return c * slabChannel + (dy - line * strideH) * phasesW * slabRows * slabPitch + line * slabPitch;
}

@inline function columnOffset(x: i32): i32 {
  if (byColumns) return x * slabRows * slabPitch;
  const dx = x * stepW;
  if (strideW == 1) return dx;
  const column = dx / strideW;
  return (dx - column * strideW) * slabRows * slabPitch + column;
}

export function wholeChannels(from: i32, to: i32): bool {
  const size = kH * kW;
  return from % size == 0 && (to - from) % size == 0;
}

// The kernel rows that meet the image for any of the output rows first … last: firstTapRow … endTapRow.
export function firstTapRow(last: i32): i32 {
  return min(kH, max(0, (padTop - last * strideH + stepH - 1) / stepH));
}

export function endTapRow(first: i32): i32 {
  return min(kH, max(0, (H + padTop - first * strideH + stepH - 1) / stepH));
}

// Fills the slab for `rows` output rows from `top` and for output columns from `left`.
export function fillSlab(channels: i32, input: usize, top: i32, left: i32, rows: i32, slab: usize): void {
  const used = min(slabRows, rows + (kH - 1) * stepH / strideH);
  for (let c = 0; c < channels; c++) {
    for (let py = 0; py < phasesH; py++) {
      for (let px = 0; px < phasesW; px++) {
        const first = left * strideW - padLeft + (byColumns ? px * stepW : px);
        fillPlane(input, top * strideH + py - padTop, first, used, slab);
        slab += <usize>(slabRows * slabPitch) << 2;
      }
    }
    input += <usize>(H * W) << 2;
  }
}

// One phase plane: to[i, j] = image[y + i · strideH, x + j · strideW], 0 outside the image.
function fillPlane(image: usize, y: i32, x: i32, rows: i32, to: usize): void {
  const lo = min(slabPitch, x < 0 ? (strideW - 1 - x) / strideW : 0);
  const hi = max(lo, min(slabPitch, (W - x + strideW - 1) / strideW));
  const leftEnd = <usize>lo << 2, rightStart = <usize>hi << 2;
  let from = image + (<usize>(y * W + x + lo * strideW) << 2);
  for (; rows > 0; rows--) {
    if (y < 0 || y >= H) zeroFloats(to, slabPitch);
    else {
      zeroFloats(to, lo);
      copyStrided(from, to + leftEnd, hi - lo);
      zeroFloats(to + rightStart, slabPitch - hi);
    }
    from += <usize>(strideH * W) << 2;
    to += <usize>slabPitch << 2;
    y += strideH;
  }
}

@inline function copyStrided(from: usize, to: usize, count: i32): void {
  if (strideW == 1) {
    copyFloats(from, to, count);
    return;
  }
  if (strideW == 2) {
    // The last element of a group must not be the last of the row: the second load reads one further.
    for (; count > 4; count -= 4) {
      v128.store(to, v128.shuffle<f32>(v128.load(from), v128.load(from, 16), 0, 2, 4, 6));
      from += 32;
      to += 16;
    }
  }
  for (; count > 0; count--) {
    store<f32>(to, load<f32>(from));
    from += <usize>strideW << 2;
    to += 4;
  }
}
