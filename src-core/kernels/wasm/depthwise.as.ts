// Depthwise convolution: every channel has its own kernel, so there is nothing to share between outputs and the work
// is bound by reading pixels. 3 × 3 at stride 1 takes two rows at a time, with padding 1 straight from the input
// (depthwise-in-place.as.ts), otherwise from the slab (depthwise3.as.ts); all other kernels take 16 pixels.
import { planeInPlace } from './depthwise-in-place.as';
import { rowPairs } from './depthwise3.as';
import { zeroFloats } from './rows.as';
import { fillSlab, setGeometry, slabIsInput, slabPitch, tapTables } from './slab.as';

// The call's parameters; see depthwise.ts.
let outH: i32, outW: i32, outRow: i32, outColumn: i32, rowsPerBlock: i32, columnsPerBlock: i32, taps: i32;
let pairs: bool;
// Places in the scratch.
let tapTable: usize, weights: usize, slab: usize, line: usize;

export function depthwise(
  groups: i32, h: i32, w: i32, kH: i32, kW: i32, strideH: i32, strideW: i32, padTop: i32, padLeft: i32,
  dilationH: i32, dilationW: i32, outH_: i32, outW_: i32, outPlane: i32, outRow_: i32, outColumn_: i32,
  weightGroup: i32, weightRow: i32, weightColumn: i32, rowsPerBlock_: i32, columnsPerBlock_: i32, inputIsSlab: i32,
  slabBytes: i32, input: usize, weight: usize, bias: usize, out: usize, lo: i32, hi: i32, scratch: usize,
): void {
  outH = outH_; outW = outW_; outRow = outRow_; outColumn = outColumn_; rowsPerBlock = rowsPerBlock_;
  columnsPerBlock = columnsPerBlock_;
  taps = kH * kW;
  setGeometry(
    h, w, kH, kW, strideH, strideW, padTop, padLeft, dilationH, dilationW, rowsPerBlock, columnsPerBlock,
    inputIsSlab != 0, false,
  );
  tapTable = scratch;
  const weightTable = scratch + (<usize>taps << 2);
  weights = weightTable + (<usize>taps << 2);
  line = (weights + (<usize>taps << 2) + 63) & ~63;
  slab = line + (((<usize>columnsPerBlock << 2) + 63) & ~63);
  if (taps > 0) tapTables(0, taps, tapTable, weightTable, 0, weightRow, weightColumn);
  pairs =
    kH == 3 &&
    kW == 3 &&
    strideH == 1 &&
    strideW == 1 &&
    dilationH == 1 &&
    dilationW == 1 &&
    outColumn == 1;
  const inPlace = pairs && padTop == 1 && padLeft == 1 && outH == h && outW == w && w >= 8 && w <= columnsPerBlock;
  if (inPlace) zeroFloats(line, w);
  for (let at = lo; at < hi; at++) {
    const group = at % groups;
    const source = input + (<usize>(at * h * w) << 2), to = out + (<usize>(at * outPlane) << 2);
    const start: f32 = bias ? load<f32>(bias + (<usize>group << 2)) : 0;
    const kernel = weight + (<usize>(group * weightGroup) << 2);
    for (let t: usize = 0; t < <usize>taps; t++)
      store<f32>(weights + (t << 2), load<f32>(kernel + load<u32>(weightTable + (t << 2))));
    if (inPlace) planeInPlace(h, w, source, weights, start, line, to, <usize>outRow << 2);
    else plane(source, start, to);
  }
}

function plane(source: usize, start: f32, out: usize): void {
  for (let row = 0; row < outH; row += rowsPerBlock) {
    const rows = min(rowsPerBlock, outH - row);
    for (let left = 0; left < outW; left += columnsPerBlock) {
      const width = min(columnsPerBlock, outW - left);
      let from = source + (<usize>(row * slabPitch + left) << 2);
      if (!slabIsInput) {
        if (taps > 0) fillSlab(1, source, row, left, rows, slab);
        from = slab;
      }
      let to = out + (<usize>(row * outRow + left * outColumn) << 2);
      if (pairs && width >= 4) rowPairs(rows, from, <usize>slabPitch << 2, width, weights, start, to, <usize>outRow << 2);
      else eachRow(from, rows, width, start, to);
    }
  }
}

function eachRow(from: usize, rows: i32, width: i32, start: f32, to: usize): void {
  for (; rows > 0; rows--) {
    if (outColumn == 1) convolveRow(from, width, start, to);
    else {
      convolveRow(from, width, start, line);
      for (let x: usize = 0; x < <usize>width; x++)
        store<f32>(to + ((x * outColumn) << 2), load<f32>(line + (x << 2)));
    }
    from += <usize>slabPitch << 2;
    to += <usize>outRow << 2;
  }
}

function convolveRow(from: usize, width: i32, start: f32, to: usize): void {
  for (; width >= 16; width -= 16) {
    let a = f32x4.splat(start),
      b = a,
      c = a,
      d = a;
    for (let t: usize = 0; t < <usize>taps; t++) {
      const x = from + load<u32>(tapTable + (t << 2)), w = v128.load32_splat(weights + (t << 2));
      a = f32x4.add(a, f32x4.mul(v128.load(x), w));
      b = f32x4.add(b, f32x4.mul(v128.load(x, 16), w));
      c = f32x4.add(c, f32x4.mul(v128.load(x, 32), w));
      d = f32x4.add(d, f32x4.mul(v128.load(x, 48), w));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    from += 64;
    to += 64;
  }
  for (; width >= 4; width -= 4) {
    let a = f32x4.splat(start);
    for (let t: usize = 0; t < <usize>taps; t++)
      a = f32x4.add(
        a, f32x4.mul(v128.load(from + load<u32>(tapTable + (t << 2))), v128.load32_splat(weights + (t << 2))),
      );
    v128.store(to, a);
    from += 16;
    to += 16;
  }
  for (; width > 0; width--) {
    let sum = start;
    for (let t: usize = 0; t < <usize>taps; t++)
      sum += load<f32>(from + load<u32>(tapTable + (t << 2))) * load<f32>(weights + (t << 2));
    store<f32>(to, sum);
    from += 4;
    to += 4;
  }
}
