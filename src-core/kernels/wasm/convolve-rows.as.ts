// Convolution without packing: taps are read straight from the slab, or from the input itself where there is no
// padding. With few outputs, packed pixels (convolve.as.ts) would hardly be used again before they are dropped.
// A row of the output takes the tap rows that meet the image only.
import { expandTaps } from './pack.as';
import { pairTiles, singleTiles } from './row-tiles.as';
import { endTapRow, fillSlab, firstTapRow, setGeometry, slabIsInput, slabPitch, tapTables } from './slab.as';

// The call's parameters; see convolve-rows.ts.
let outputs: i32, taps: i32, tapsPerRow: i32, outW: i32, outPlane: i32, outRow: i32;
let tapTable: usize;

export function convolveRows(
  groups: i32, channels: i32, outputs_: i32, h: i32, w: i32, kH: i32, kW: i32, strideH: i32, strideW: i32, padTop: i32,
  padLeft: i32, dilationH: i32, dilationW: i32, outH: i32, outW_: i32, outImage: i32, outPlane_: i32, outRow_: i32,
  weightGroup: i32, weightOutput: i32, weightChannel: i32, weightRow: i32, weightColumn: i32, rowsPerBlock: i32,
  inputIsSlab: i32, input: usize, weight: usize, bias: usize, out: usize, lo: i32, hi: i32, scratch: usize,
): void {
  outputs = outputs_; outW = outW_; outPlane = outPlane_; outRow = outRow_;
  taps = channels * kH * kW;
  tapsPerRow = channels * kW;
  setGeometry(
    h, w, kH, kW, strideH, strideW, padTop, padLeft, dilationH, dilationW, rowsPerBlock, outW, inputIsSlab != 0, false,
  );
  tapTable = scratch;
  const weightTable = tapTable + (<usize>taps << 2), panels = (weightTable + (<usize>taps << 2) + 63) & ~63;
  const panelBytes = <usize>(taps * outputs) << 4, slab = panels + panelBytes * groups;
  tapTables(0, taps, tapTable, weightTable, weightChannel, weightRow, weightColumn);
  for (let g = 0; g < groups; g++) {
    for (let o = 0; o < outputs; o += 2) {
      const count = min(2, outputs - o), from = weight + (<usize>(g * weightGroup + o * weightOutput) << 2);
      expandTaps(count, count, taps, from, <usize>weightOutput << 2, weightTable, panels + panelBytes * g + (<usize>(taps * o) << 4));
    }
  }
  const blocks = (outH + rowsPerBlock - 1) / rowsPerBlock, group = <usize>(channels * h * w) << 2;
  for (let at = lo; at < hi; at++) {
    const image = at / blocks, row = at % blocks * rowsPerBlock, count = min(rowsPerBlock, outH - row);
    for (let g = 0; g < groups; g++) {
      const source = input + <usize>(image * groups + g) * group;
      let first = source + (<usize>(row * slabPitch) << 2);
      if (!slabIsInput) {
        fillSlab(channels, source, row, 0, count, slab);
        first = slab;
      }
      const place = image * outImage + g * outputs * outPlane + row * outRow;
      block(row, count, first, panels + panelBytes * g, bias && bias + (<usize>(g * outputs) << 2), out + (<usize>place << 2));
    }
  }
}

// Output rows row … row + count of all outputs of a group, a last one without a partner by itself.
function block(row: i32, count: i32, first: usize, panel: usize, bias: usize, out: usize): void {
  const pitch = <usize>slabPitch << 2, plane = <usize>outPlane << 2;
  for (let o = 0; o < outputs; o += 2) {
    const isPair = o + 1 < outputs;
    const start: f32 = bias ? load<f32>(bias) : 0, second: f32 = bias && isPair ? load<f32>(bias, 4) : 0;
    let from = first, to = out;
    for (let y = row; y < row + count; y++) {
      const i = firstTapRow(y), used = max(0, endTapRow(y) - i) * tapsPerRow, skipped = <usize>(i * tapsPerRow);
      const offsets = tapTable + (skipped << 2);
      if (isPair) pairTiles(outW, used, offsets, from, panel + (skipped << 5), start, second, to, plane);
      else singleTiles(outW, used, offsets, from, panel + (skipped << 4), start, to);
      from += pitch;
      to += <usize>outRow << 2;
    }
    panel += <usize>taps << 5;
    out += plane << 1;
    if (bias) bias += 8;
  }
}
