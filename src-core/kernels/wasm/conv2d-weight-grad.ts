import { blocksOf } from './blocks.ts';
import type { Conv2dSizes, Temporary } from './conv2d.ts';
import { worthwhile } from './grain.ts';
import type { Runner } from './runner.ts';
import { isForQuads, weightGradQuads } from './weight-grad-quads.ts';

/** Parts that keep several threads busy to the end. */
const PARTS = 16;
/** Pixels of three outputs that fit the first-level cache. */
const PIXELS = 1024;
/** Columns of a kernel up to which every one may have its own copy of the image. */
const WIDEST = 7;
/** Panels of three outputs that share a slab. */
const PANELS = 8;

export interface Conv2dWeightGrad extends Conv2dSizes, Temporary {
  readonly input: number;
  readonly outGrad: number;
  readonly weightGrad: number;
}

/** A row of zeros as long must fit the scratch. */
const LONGEST = 1 << 18;

/** A kernel of its own: depthwise, 3 × 3, as large an output as the input. */
function isDepthwise3(spec: Conv2dSizes): boolean {
  const { C, O, groups, kH, kW, strideH, strideW, padH, padW, dilationH, dilationW } = spec;
  const ones = [C / groups, O / groups, strideH, strideW, padH, padW, dilationH, dilationW];
  const { W } = spec;
  return kH === 3 && kW === 3 && W >= 8 && W <= LONGEST && ones.every((value) => value === 1);
}

/** weightGrad[o, c, i, j] = Σ_{n, y, x} outGrad[n, o, y, x] · input[n, c, y·stride + i·dilation − pad, …]. */
export function conv2dWeightGrad(run: Runner, spec: Conv2dWeightGrad): void {
  const { N, C, H, W, O, kH, kW, groups, outH, outW } = spec;
  const channels = C / groups;
  const outputs = O / groups;
  const size = O * channels * kH * kW;
  if (size === 0) return;
  if (isDepthwise3(spec)) {
    run.range(
      'depthwiseWeightGrad',
      [N, C, H, W, spec.input, spec.outGrad, spec.weightGrad],
      C,
      worthwhile(9 * H * W * N),
    );
    return;
  }
  if (isForQuads(spec)) {
    weightGradQuads(run, spec);
    return;
  }
  const panels = Math.ceil(outputs / 3) * groups;
  // Few outputs make too few parts for several threads: then the images are shared out too.
  const shares = Math.max(1, Math.min(N, Math.ceil(PARTS / panels)));
  const reach = ((kW - 1) * spec.dilationW) / spec.strideW;
  const slab = kW <= WIDEST ? 'columns' : 'phases';
  const blocks = blocksOf(
    {
      channels,
      size: [H, W],
      kernel: [kH, kW],
      stride: [spec.strideH, spec.strideW],
      pad: [spec.padH, spec.padW],
      dilation: [spec.dilationH, spec.dilationW],
      outSize: [outH, outW],
    },
    // With phases the rows have gaps, which take room as pixels do.
    Math.max(8, Math.floor(slab === 'columns' ? PIXELS : PIXELS / (1 + reach / outW))),
    slab,
  );
  const to = shares > 1 ? spec.temporary(4 * shares * size) : spec.weightGrad;
  const workPerPart = (3 * channels * kH * kW * outH * outW * N) / shares;
  run.range(
    'weightGrad',
    [
      ...[N, groups, channels, outputs, H, W, kH, kW, spec.strideH, spec.strideW],
      ...[spec.padH, spec.padW, spec.dilationH, spec.dilationW, outH, outW, shares],
      ...[
        blocks.rows,
        blocks.columns,
        blocks.taps,
        PANELS,
        slab === 'columns' ? 1 : 0,
        blocks.slabBytes,
      ],
      ...[spec.input, spec.outGrad, to],
    ],
    panels * shares,
    worthwhile(workPerPart),
  );
  if (shares > 1) run.range('addShares', [size, shares, to, spec.weightGrad], size, 65536);
}
