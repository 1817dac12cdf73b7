// Convolution of many small images, four at a time with a lane for each (quads.as.ts): nothing is packed but the
// images themselves, and taps in the padding are left out. All weights are expanded once for all images of a part.
// Taps are ordered by kernel row, kernel column, channel, and in the slab the channels of a pixel lie side by side: of
// each kernel row, a pixel takes one run of neighbouring taps.
import { panelRows } from './panel.as';
import { expandTaps } from './pack.as';
import { gatherQuads, scatterQuads } from './quads.as';
import { quadTiles3, quadTiles4 } from './quad-micro.as';
import { endTapRow, firstTapRow, setGeometry } from './slab.as';

// The call's parameters; see convolve-quads.ts.
let channels: i32, outputs: i32, H: i32, W: i32, kW: i32, strideH: i32, padTop: i32;
let strideW: i32, outH: i32, outW: i32, outImage: i32;
// Bytes of a pixel of the slab, from one row of it to the next, and from one row of a kernel to the next.
let pixel: usize, pitch: usize, kernelPitch: usize;
// Places in the scratch.
let start: usize, columns: usize, panels: usize, slab: usize, staging: usize;

export function convolveQuads(
  images: i32, channels_: i32, outputs_: i32, h: i32, w: i32, kH: i32, kW_: i32, strideH_: i32, strideW_: i32, padTop_: i32,
  padLeft: i32, dilationH: i32, outH_: i32, outW_: i32, outImage_: i32, weightOutput: i32,
  weightChannel: i32, weightRow: i32, weightColumn: i32, slabPitch: i32, input: usize, weight: usize, bias: usize, out: usize,
  lo: i32, hi: i32, scratch: usize,
): void {
  channels = channels_; outputs = outputs_; H = h; W = w; kW = kW_; strideH = strideH_;
  strideW = strideW_; padTop = padTop_; outH = outH_; outW = outW_; outImage = outImage_;
  pixel = <usize>channels << 4;
  pitch = <usize>slabPitch * pixel;
  kernelPitch = <usize>dilationH * pitch;
  setGeometry(h, w, kH, kW, strideH, strideW, padTop, padLeft, dilationH, 1, 1, 1, false, false);
  const taps = channels * kH * kW;
  start = scratch;
  columns = scratch + 128;
  const weightTable = columns + (<usize>outW << 3);
  panels = (weightTable + (<usize>taps << 2) + 63) & ~63;
  slab = panels + (<usize>(taps * (outputs + 4)) << 4);
  planTaps(kH, padLeft, weightChannel, weightRow, weightColumn, weightTable);
  let panel = panels;
  for (let o = 0; o < outputs; ) {
    const height = panelRows(outputs - o);
    const first = min(o, outputs - height);
    expandTaps(height, height, taps, weight + (<usize>(first * weightOutput) << 2), <usize>weightOutput << 2, weightTable, panel);
    panel += <usize>(taps * height) << 4;
    o += height;
  }
  staging = slab + <usize>H * pitch;
  memory.fill(slab, 0, staging - slab);
  for (let at = lo; at < hi; at++) {
    const image = at << 2, valid = min(4, images - image);
    gather(input + (<usize>(image * channels * H * W) << 2), valid, slab + <usize>padLeft * pixel);
    convolveQuad(taps, bias, valid, out + (<usize>(image * outImage) << 2));
  }
}

function gather(from: usize, valid: i32, to: usize): void {
  const image = <usize>(channels * H * W) << 2;
  for (let c = 0; c < channels; c++) {
    let row = to + (<usize>c << 4);
    for (let y = 0; y < H; y++) {
      gatherQuads(W, from, image, valid, row, pixel);
      from += <usize>W << 2;
      row += pitch;
    }
  }
}

// Offsets of the weights in the order of the taps, and for each column of `out` the kernel columns that meet the image
// from it or its right neighbour: the first and how many.
function planTaps(kH: i32, padLeft: i32, wChannel: i32, wRow: i32, wColumn: i32, weights: usize): void {
  for (let i = 0; i < kH; i++) {
    for (let j = 0; j < kW; j++) {
      for (let c = 0; c < channels; c++) {
        store<i32>(weights, (c * wChannel + i * wRow + j * wColumn) << 2);
        weights += 4;
      }
    }
  }
  for (let x = 0; x < outW; x++) {
    const to = columns + (<usize>x << 3), right = min(x + 1, outW - 1);
    const first = min(kW, max(0, padLeft - right * strideW));
    const end = min(kW, max(0, W + padLeft - x * strideW));
    store<i32>(to, first);
    store<i32>(to, max(0, end - first), 4);
  }
}

// At least 3 outputs; the last panel may overlap the one before.
function convolveQuad(taps: i32, bias: usize, valid: i32, out: usize): void {
  const plane = outH * outW;
  let panel = panels;
  for (let o = 0; o < outputs; ) {
    const height = panelRows(outputs - o), first = min(o, outputs - height);
    for (let r = 0; r < height; r++) setStart(start + (<usize>r << 5), bias ? load<f32>(bias + (<usize>(first + r) << 2)) : 0);
    multiplyPlane(height, panel, <usize>plane << 4);
    for (let r = 0; r < height; r++)
      scatterQuads(plane, staging + (<usize>(r * plane) << 4), out + (<usize>((first + r) * plane) << 2), <usize>outImage << 2, valid);
    panel += <usize>(taps * height) << 4;
    o += height;
  }
}

@inline function setStart(to: usize, value: f32): void {
  v128.store(to, f32x4.splat(value));
  v128.store(to, f32x4.splat(value), 16);
}

// All pixels of `height` outputs, two neighbours of a row at a time; the last two may overlap the ones before.
function multiplyPlane(height: i32, panel: usize, plane: usize): void {
  const tap = <usize>(height * channels) << 4, right = <usize>strideW * pixel;
  let to = staging;
  for (let y = 0; y < outH; y++) {
    const i = firstTapRow(y), rows = endTapRow(y) - i;
    const weights = panel + <usize>(i * kW) * tap, line = slab + (y * strideH - padTop) * pitch + <usize>i * kernelPitch;
    let x = 0;
    while (x < outW) {
      // The last pair may overlap the one before.
      if (x > outW - 2) x = outW - 2;
      const column = columns + (<usize>x << 3), j = load<i32>(column), n = load<i32>(column, 4);
      const from = line + <usize>x * right + <usize>j * pixel, at = to + (<usize>x << 4), pairs = alikePairs(x);
      const w = weights + <usize>j * tap, skip = <usize>(kW - n) * tap;
      if (height == 4) quadTiles4(pairs, rows, n * channels, from, kernelPitch, right, w, skip, start, at, plane);
      else quadTiles3(pairs, rows, n * channels, from, kernelPitch, right, w, skip, start, at, plane);
      x += pairs << 1;
    }
    to += <usize>outW << 4;
  }
}

// How many pairs from column x on take the same taps.
function alikePairs(x: i32): i32 {
  const first = load<u64>(columns + (<usize>x << 3));
  let pairs = 1;
  while (x + 2 * pairs + 2 <= outW && load<u64>(columns + (<usize>(x + 2 * pairs) << 3)) == first) pairs++;
  return pairs;
}
