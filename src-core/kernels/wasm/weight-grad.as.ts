// Gradient of a convolution's weights: weightGrad[o, tap] = Σ over images and pixels of outGrad[o, p] · slab[tap + p].
// Rows of outGrad are copied to the pitch of the slab with zeros between them, so that a whole block of rows is one
// dot product. A part is three outputs of one group over one share of the images; shares are summed by addShares.
import { dots3x3, lanesSum } from './dot.as';
import { copyFloats, zeroFloats } from './rows.as';
import { fillSlab, setGeometry, slabPitch, tapTables } from './slab.as';

const SUMS: usize = 144; // nine vectors

// The call's parameters; see conv2dWeightGrad in conv2d.ts.
let images: i32, groups: i32, channels: i32, outputs: i32, plane: i32, taps: i32, tapsPerChannel: i32, kernelColumns: i32;
let outH: i32, outW: i32, shares: i32, rowsPerBlock: i32, columnsPerBlock: i32;
let tapsPerBlock: i32, panelsPerBlock: i32;
let input: usize, outGrad: usize, out: usize;
// Places in the scratch.
let tapTable: usize, targets: usize, slab: usize, slabEnd: usize, grads: usize, gradRow: usize, sums: usize;

export function weightGrad(
  images_: i32, groups_: i32, channels_: i32, outputs_: i32, h: i32, w: i32, kH: i32, kW: i32, strideH: i32, strideW: i32,
  padTop: i32, padLeft: i32, dilationH: i32, dilationW: i32, outH_: i32, outW_: i32, shares_: i32,
  rowsPerBlock_: i32, columnsPerBlock_: i32, tapsPerBlock_: i32, panelsPerBlock_: i32, planePerColumn: i32, slabBytes: i32,
  input_: usize, outGrad_: usize, out_: usize, lo: i32, hi: i32, scratch: usize,
): void {
  images = images_; groups = groups_; channels = channels_; outputs = outputs_; outH = outH_; outW = outW_;
  shares = shares_; rowsPerBlock = rowsPerBlock_; columnsPerBlock = columnsPerBlock_; tapsPerBlock = tapsPerBlock_; panelsPerBlock = panelsPerBlock_;
  input = input_; outGrad = outGrad_; out = out_;
  plane = h * w;
  tapsPerChannel = kH * kW;
  kernelColumns = kW;
  taps = channels * tapsPerChannel;
  setGeometry(h, w, kH, kW, strideH, strideW, padTop, padLeft, dilationH, dilationW, rowsPerBlock, columnsPerBlock, false, planePerColumn != 0);
  tapTable = scratch;
  targets = tapTable + (<usize>(tapsPerBlock + 2) << 2);
  slab = (targets + (<usize>tapsPerBlock << 2) + 63) & ~63;
  slabEnd = slab + slabBytes;
  grads = slabEnd + 64;
  gradRow = (<usize>(rowsPerBlock * slabPitch + 7) & ~7) << 2;
  sums = grads + gradRow * (panelsPerBlock * 3);
  // The last step of a dot product may read past the slab: times 0, so it must be a number.
  memory.fill(slab, 0, slabEnd + 64 - slab);
  const panels = (outputs + 2) / 3;
  while (lo < hi) {
    const panel = lo % panels, group = lo / panels % groups, share = lo / panels / groups;
    const count = min(min(panels - panel, panelsPerBlock), hi - lo);
    for (let t = 0; t < taps; t += tapsPerBlock) block(share, group, panel, count, t, min(tapsPerBlock, taps - t));
    lo += count;
  }
}

function block(share: i32, group: i32, panel: i32, panels: i32, from: i32, k: i32): void {
  const channel = from / tapsPerChannel, used = (from + k - 1) / tapsPerChannel - channel + 1;
  const tiles = (k + 2) / 3;
  tapTables(from, from + k, tapTable, targets, tapsPerChannel, kernelColumns, 1);
  // The last tile may be short of taps: it repeats one.
  for (let t = k; t < 3 * tiles; t++) store<u32>(tapTable + (<usize>t << 2), load<u32>(tapTable));
  memory.fill(sums, 0, SUMS * (panels * tiles));
  for (let n = images * share / shares; n < images * (share + 1) / shares; n++) {
    const source = input + (<usize>(((n * groups + group) * channels + channel) * plane) << 2);
    for (let row = 0; row < outH; row += rowsPerBlock) {
      const rows = min(rowsPerBlock, outH - row);
      for (let left = 0; left < outW; left += columnsPerBlock) {
        const width = min(columnsPerBlock, outW - left);
        fillSlab(used, source, row, left, rows, slab);
        for (let o = 0; o < 3 * panels; o++)
          spread(n, group, 3 * panel + o, row, rows, left, width, grads + <usize>o * gradRow);
        addRows(panels, tiles, (rows * slabPitch + 7) >> 3);
      }
    }
  }
  for (let p = 0; p < panels; p++) {
    for (let r = 0; r < min(3, outputs - 3 * (panel + p)); r++)
      finish(share, group * outputs + 3 * (panel + p) + r, channel * tapsPerChannel, k, sums + SUMS * (p * tiles) + (<usize>r << 4));
  }
}

// Rows of one output at the slab's pitch, zeros between and after them.
function spread(image: i32, group: i32, output: i32, row: i32, rows: i32, left: i32, width: i32, to: usize): void {
  const end = to + gradRow;
  if (output < outputs) {
    let from = outGrad + (<usize>((((image * groups + group) * outputs + output) * outH + row) * outW + left) << 2);
    const whole = width == outW && slabPitch == outW;
    const length = whole ? rows * width : width, gap = slabPitch - width;
    for (let r = whole ? 1 : rows; r > 0; r--) {
      copyFloats(from, to, length);
      from += <usize>outW << 2;
      to += <usize>length << 2;
      zeroFloats(to, whole ? 0 : gap);
      to += whole ? 0 : <usize>gap << 2;
    }
  }
  zeroFloats(to, <i32>(end - to) >> 2);
}

function addRows(panels: i32, tiles: i32, steps: i32): void {
  const size = SUMS * tiles;
  for (let p = 0; p < panels; p++) dots3x3(tiles, steps, grads + gradRow * (3 * p), gradRow, slab, tapTable, sums + size * p);
}

// The four lanes of each sum of one output, to the places of its taps.
function finish(share: i32, output: i32, first: i32, k: i32, sum: usize): void {
  const row = out + (<usize>((share * groups * outputs + output) * taps + first) << 2);
  for (let t: usize = 0; t < <usize>k; t++) {
    store<f32>(row + load<u32>(targets + (t << 2)), lanesSum(v128.load(sum)));
    sum += 48;
  }
}

// out[i] = Σ over shares of from[share · size + i].
export function addShares(size: i32, shares: i32, from: usize, out: usize, lo: i32, hi: i32, scratch: usize): void {
  for (let i = lo; i < hi; i++) {
    let sum: f32 = 0;
    for (let s = 0; s < shares; s++) sum += load<f32>(from + (<usize>(s * size + i) << 2));
    store<f32>(out + (<usize>i << 2), sum);
  }
}
