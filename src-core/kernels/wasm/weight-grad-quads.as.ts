// Gradient of a convolution's weights for many small images, four at a time with a lane for each (quads.as.ts), at
// stride 1 along rows: two taps times 4 or 3 outputs, summed along the pixels of a block of rows. No row end cuts a
// vector, so that all steps but those in the padding count. A part is a share of the images; addShares sums them up.
import { lanesSum } from './dot.as';
import { panelRows } from './panel.as';
import { gatherQuads } from './quads.as';
import { quadTiles3, quadTiles4 } from './quad-micro.as';

// The call's parameters; see weight-grad-quads.ts.
let channels: i32, outputs: i32, H: i32, W: i32, kH: i32, kW: i32, strideH: i32, padTop: i32, padLeft: i32;
let outH: i32, outW: i32, rowsPerBlock: i32, taps: i32;
// Vectors in a row and in a channel of the slab.
let pitch: i32, plane: i32;
// Places in the scratch.
let offsets: usize, sums: usize, grads: usize, slab: usize;

export function weightGradQuads(
  quads: i32, channels_: i32, outputs_: i32, h: i32, w: i32, kH_: i32, kW_: i32, strideH_: i32, padTop_: i32, padLeft_: i32,
  dilationH: i32, dilationW: i32, outH_: i32, outW_: i32, slabRows: i32, slabPitch: i32, rowsPerBlock_: i32, shares: i32,
  input: usize, outGrad: usize, out: usize, lo: i32, hi: i32, scratch: usize,
): void {
  channels = channels_; outputs = outputs_; H = h; W = w; kH = kH_; kW = kW_; strideH = strideH_; padTop = padTop_;
  padLeft = padLeft_; outH = outH_; outW = outW_; rowsPerBlock = rowsPerBlock_; pitch = slabPitch;
  plane = slabRows * slabPitch;
  taps = channels * kH * kW;
  offsets = scratch;
  sums = (offsets + (<usize>(taps + 1) << 2) + 63) & ~63;
  const sumBytes = <usize>((taps + 1) * (outputs + 4)) << 4;
  grads = sums + sumBytes;
  slab = grads + (<usize>(outH * outW) << 6);
  planTaps(dilationH, dilationW);
  memory.fill(slab, 0, <usize>(channels * plane) << 4);
  const imageBytes = <usize>(channels * H * W) << 2, gradBytes = <usize>(outputs * outH * outW) << 2;
  for (let share = lo; share < hi; share++) {
    memory.fill(sums, 0, sumBytes);
    for (let q = quads * share / shares; q < quads * (share + 1) / shares; q++) {
      gatherSlab(input + <usize>(4 * q) * imageBytes, imageBytes);
      addQuad(outGrad + <usize>(4 * q) * gradBytes, gradBytes);
    }
    finish(out + (<usize>(share * outputs * taps) << 2));
  }
}

// Byte offsets of the taps in the slab; an odd number is filled up with the last one again.
function planTaps(dilationH: i32, dilationW: i32): void {
  let at = offsets;
  for (let c = 0; c < channels; c++) {
    for (let i = 0; i < kH; i++) {
      for (let j = 0; j < kW; j++) {
        store<i32>(at, (c * plane + i * dilationH * pitch + j * dilationW) << 4);
        at += 4;
      }
    }
  }
  store<u32>(at, load<u32>(at - 4));
}

function gatherSlab(from: usize, image: usize): void {
  // Columns and rows that no tap reaches are left out.
  const width = min(W, pitch - padLeft), height = min(H, plane / pitch - padTop);
  for (let c = 0; c < channels; c++) {
    let row = from + (<usize>(c * H * W) << 2), to = slab + (<usize>(c * plane + padTop * pitch + padLeft) << 4);
    for (let y = 0; y < height; y++) {
      gatherQuads(width, row, image, 4, to, 16);
      row += <usize>W << 2;
      to += <usize>pitch << 4;
    }
  }
}

// The last panel of outputs may overlap the one before: `finish` takes what is new in it.
function addQuad(from: usize, image: usize): void {
  const outPlane = outH * outW;
  let sum = sums;
  for (let o = 0; o < outputs; ) {
    const height = panelRows(outputs - o), first = min(o, outputs - height);
    for (let r = 0; r < height; r++)
      gatherQuads(outPlane, from + (<usize>((first + r) * outPlane) << 2), image, 4, grads + (<usize>r << 4), <usize>height << 4);
    for (let row = 0; row < outH; row += rowsPerBlock) addRows(height, row, min(rowsPerBlock, outH - row), sum);
    sum += <usize>((taps + 1 & ~1) * height) << 4;
    o += height;
  }
}

function addRows(height: i32, row: i32, rows: i32, sum: usize): void {
  const a = grads + (<usize>(row * outW * height) << 4), from = slab + (<usize>(row * strideH * pitch) << 4);
  const line = <usize>(strideH * pitch) << 4;
  for (let t = 0; t < taps; t += 2) {
    const table = offsets + (<usize>t << 2), left = load<u32>(table), right = load<u32>(table, 4) - left;
    if (height == 4) quadTiles4(1, rows, outW, from + left, line, right, a, 0, sum, sum, 32);
    else quadTiles3(1, rows, outW, from + left, line, right, a, 0, sum, sum, 32);
    sum += <usize>height << 5;
  }
}

// The four lanes of every sum to their places.
function finish(out: usize): void {
  let sum = sums;
  for (let o = 0; o < outputs; ) {
    const height = panelRows(outputs - o), first = min(o, outputs - height);
    for (let t = 0; t < taps; t++) {
      for (let r = o - first; r < height; r++) {
        const place = sum + (<usize>((t >> 1) * height + r) << 5) + (<usize>(t & 1) << 4);
        store<f32>(out + (<usize>((first + r) * taps + t) << 2), lanesSum(v128.load(place)));
      }
    }
    sum += <usize>((taps + 1 & ~1) * height) << 4;
    o += height;
  }
}
