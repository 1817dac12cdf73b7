// Convolution as a matrix product whose right side is never stored whole: for a block of output rows and about 288
// taps the pixels are packed into tiles that stay in the second-level cache, and every panel of weights, expanded
// in the first-level cache, is multiplied with all of them. Small images share one expanded panel.
// It also runs transposed convolutions: one call for each phase of the output, with strided weights and output.
import { expandTaps } from './pack.as';
import { multiplyPanel, panelRows } from './panel.as';
import { packPixels } from './pixels.as';
import { copyFloats } from './rows.as';
import { planRuns, RUNS_BYTES, runFirstTap, runTaps, runTiles } from './runs.as';
import { fillSlab, setGeometry, slabChannel, slabIsInput, slabPitch, tapTables } from './slab.as';

// The call's parameters; see ConvolveSpec in convolve.ts.
let groups: i32, channels: i32, outputs: i32, taps: i32, tapsPerChannel: i32, tapsPerBlock: i32, kernelRows: i32;
let outH: i32, outW: i32, plane: i32, outPlane: i32, outRow: i32, outColumn: i32, outImage: i32, inImage: i32;
let weightGroup: i32, weightOutput: i32, weightChannel: i32, weightRow: i32, weightColumn: i32;
let rowsPerBlock: i32, columnsPerBlock: i32, outputsPerPart: i32, firstOutput: i32, endOutput: i32;
let input: usize, weight: usize, bias: usize, out: usize;
// Places in the scratch.
let spare: usize, start: usize, runTable: usize, tapTable: usize, weightTable: usize, panel: usize, slab: usize, tiles: usize;
let staging: usize;

export function convolve(
  groups_: i32, channels_: i32, outputs_: i32, h: i32, w: i32, kH: i32, kW: i32, strideH: i32, strideW: i32,
  padTop: i32, padLeft: i32, dilationH: i32, dilationW: i32, outH_: i32, outW_: i32, outImage_: i32, outPlane_: i32,
  outRow_: i32, outColumn_: i32, weightGroup_: i32, weightOutput_: i32, weightChannel_: i32, weightRow_: i32,
  weightColumn_: i32, rowsPerBlock_: i32, columnsPerBlock_: i32, imagesPerBlock: i32, outputsPerPart_: i32,
  tapsPerBlock_: i32, inputIsSlab: i32,
  slabBytes: i32, input_: usize, weight_: usize, bias_: usize, out_: usize, lo: i32, hi: i32, scratch: usize,
): void {
  groups = groups_; channels = channels_; outputs = outputs_; outH = outH_; outW = outW_; outImage = outImage_;
  outPlane = outPlane_; outRow = outRow_; outColumn = outColumn_; weightGroup = weightGroup_;
  weightOutput = weightOutput_; weightChannel = weightChannel_; weightRow = weightRow_; weightColumn = weightColumn_;
  rowsPerBlock = rowsPerBlock_; columnsPerBlock = columnsPerBlock_; outputsPerPart = outputsPerPart_; tapsPerBlock = tapsPerBlock_; input = input_;
  weight = weight_; bias = bias_; out = out_;
  kernelRows = kH;
  tapsPerChannel = kH * kW;
  taps = channels * tapsPerChannel;
  plane = h * w;
  inImage = groups * channels * plane;
  setGeometry(
    h, w, kH, kW, strideH, strideW, padTop, padLeft, dilationH, dilationW, rowsPerBlock, columnsPerBlock,
    inputIsSlab != 0, false,
  );
  spare = scratch;
  start = scratch + 128;
  runTable = scratch + 192;
  tapTable = runTable + RUNS_BYTES;
  weightTable = tapTable + (<usize>tapsPerBlock << 2);
  panel = (weightTable + (<usize>tapsPerBlock << 2) + 63) & ~63;
  slab = panel + (<usize>tapsPerBlock << 6);
  tiles = slab + slabBytes;
  staging = tiles + (<usize>(tapsPerBlock * imagesPerBlock * (rowsPerBlock * columnsPerBlock + 8)) << 2);
  const blocksPerImage = (outH + rowsPerBlock - 1) / rowsPerBlock, shares = (outputs + outputsPerPart - 1) / outputsPerPart;
  while (lo < hi) {
    const share = lo % shares, at = lo / shares;
    const image = at / blocksPerImage, row = at % blocksPerImage * rowsPerBlock;
    firstOutput = share * outputsPerPart;
    if (shares > 1) {
      const count = min(shares - share, hi - lo);
      endOutput = min(outputs, (share + count) * outputsPerPart);
      rows(image, 1, row, min(rowsPerBlock, outH - row));
      lo += count;
    } else {
      endOutput = outputs;
      const images = min(imagesPerBlock, hi - lo);
      rows(image, images, row, min(rowsPerBlock, outH - row));
      lo += images;
    }
  }
}

function rows(image: i32, images: i32, row: i32, count: i32): void {
  for (let g = 0; g < groups; g++) {
    for (let x = 0; x < outW; x += columnsPerBlock)
      block(image, images, g, row, count, x, min(columnsPerBlock, outW - x));
  }
}

// Output rows row … row + count and columns left … left + width of some images and one group.
function block(image: i32, images: i32, group: i32, row: i32, count: i32, left: i32, width: i32): void {
  const pixels = count * width;
  const inPlace = outColumn == 1 && ((outRow == outW && width == outW) || count == 1);
  let to = out + (<usize>(image * outImage + group * outputs * outPlane + row * outRow + left * outColumn) << 2);
  let toRow = <usize>outPlane << 2, toImage = <usize>outImage << 2;
  if (!inPlace) {
    to = staging;
    toRow = <usize>pixels << 2;
    toImage = toRow * outputs;
  }
  // Without taps one empty block is run, which leaves the bias.
  for (let t = 0; t == 0 || t < taps; t += tapsPerBlock)
    addTaps(t, min(tapsPerBlock, taps - t), image, images, group, row, count, left, width, to, toRow, toImage);
  if (!inPlace) {
    for (let i = 0; i < images; i++)
      scatter(image + i, group, row, count, left, width, staging + <usize>i * toImage);
  }
}

function addTaps(
  from: i32, k: i32, image: i32, images: i32, group: i32, row: i32, count: i32, left: i32, width: i32, to: usize,
  toRow: usize, toImage: usize,
): void {
  const pixels = count * width;
  let channel = 0, used = 0;
  if (k > 0) {
    channel = from / tapsPerChannel;
    used = (from + k - 1) / tapsPerChannel - channel + 1;
    tapTables(from, from + k, tapTable, weightTable, weightChannel, weightRow, weightColumn);
  }
  const runs = planRuns(runTable, from, from + k, kernelRows, row, width, pixels);
  let packed = tiles;
  for (let i = 0; i < images; i++) {
    const source = input + (<usize>((image + i) * inImage + (group * channels + channel) * plane) << 2);
    let first = source + (<usize>(row * slabPitch + left) << 2);
    if (!slabIsInput) {
      fillSlab(used, source, row, left, count, slab);
      first = slab;
    }
    for (let run = 0, p = 0; run < runs; run++) {
      const wide = runTiles(run) << 3, depth = runTaps(run);
      packPixels(depth, tapTable + (<usize>runFirstTap(run) << 2), first, slabPitch, width, p, min(wide, pixels - p), packed);
      packed += <usize>(wide * depth) << 2;
      p += wide;
    }
  }
  const weights = weight + (<usize>(group * weightGroup + channel * weightChannel) << 2);
  let o = firstOutput;
  while (o < endOutput) {
    const height = panelRows(endOutput - o), valid = min(height, endOutput - o);
    expandTaps(height, valid, k, weights + (<usize>(o * weightOutput) << 2), <usize>weightOutput << 2, weightTable, panel);
    if (from == 0) setStart(group * outputs + o, valid);
    packed = tiles;
    for (let i = 0; i < images; i++) {
      const c = to + <usize>o * toRow + <usize>i * toImage;
      for (let run = 0, p = 0; run < runs; run++) {
        const wide = runTiles(run) << 3, depth = runTaps(run);
        const rows = panel + <usize>(runFirstTap(run) * height << 4);
        multiplyPanel(height, valid, min(wide, pixels - p), depth, rows, packed, c + (<usize>p << 2), toRow, from == 0 ? start : 0, spare);
        packed += <usize>(wide * depth) << 2;
        p += wide;
      }
    }
    o += height;
  }
}

function setStart(output: i32, valid: i32): void {
  v128.store(start, f32x4.splat(0));
  if (bias)
    for (let r = 0; r < valid; r++)
      store<f32>(start + (<usize>r << 2), load<f32>(bias + (<usize>(output + r) << 2)));
}

// Staged rows to their places in a strided output.
function scatter(image: i32, group: i32, row: i32, count: i32, left: i32, width: i32, from: usize): void {
  from += <usize>(firstOutput * count * width) << 2;
  for (let o = firstOutput; o < endOutput; o++) {
    const place = image * outImage + (group * outputs + o) * outPlane + row * outRow + left * outColumn;
    let to = out + (<usize>place << 2);
    for (let r = 0; r < count; r++) {
      scatterRow(from, to, width);
      from += <usize>width << 2;
      to += <usize>outRow << 2;
    }
  }
}

function scatterRow(from: usize, to: usize, width: i32): void {
  if (outColumn == 1) {
    copyFloats(from, to, width);
    return;
  }
  if (outColumn == 2) {
    // Every second number keeps its old value. Not up to the end: the number after the last is of the next row.
    for (; width > 4; width -= 4) {
      const new4 = v128.load(from);
      v128.store(to, v128.shuffle<f32>(new4, v128.load(to), 0, 5, 1, 7));
      v128.store(to, v128.shuffle<f32>(new4, v128.load(to, 16), 2, 5, 3, 7), 16);
      from += 16;
      to += 32;
    }
  }
  for (; width > 0; width--) {
    store<f32>(to, load<f32>(from));
    from += 4;
    to += <usize>outColumn << 2;
  }
}
