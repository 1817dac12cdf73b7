import { blocksOf, worthwhile } from './blocks.ts';
import type { Axes } from './blocks.ts';
import { convolve } from './convolve.ts';
import type { Runner } from './runner.ts';
import { isForQuads, weightGradQuads } from './weight-grad-quads.ts';

/**
 * Shapes: input [N, C, H, W], weight [O, C / groups, kH, kW], out [N, O, outH, outW], all contiguous float32.
 * Pointers in bytes.
 */
export interface Conv2dSizes {
  readonly N: number;
  readonly C: number;
  readonly H: number;
  readonly W: number;
  readonly O: number;
  readonly kH: number;
  readonly kW: number;
  readonly strideH: number;
  readonly strideW: number;
  readonly padH: number;
  readonly padW: number;
  readonly dilationH: number;
  readonly dilationW: number;
  readonly groups: number;
  readonly outH: number;
  readonly outW: number;
}

/** Memory for the time of the call. */
interface Temporary {
  temporary(bytes: number): number;
}

export interface Conv2dForward extends Conv2dSizes, Temporary {
  readonly input: number;
  readonly weight: number;
  /** One number per output channel, or 0. */
  readonly bias: number;
  readonly out: number;
}

/** out = input ⋆ weight + bias. */
export function conv2dForward(run: Runner, spec: Conv2dForward): void {
  const { N, C, H, W, O, kH, kW, groups, outH, outW } = spec;
  const channels = C / groups;
  // A 1×1 kernel at stride 1 does not care where rows end: one long row has no short ends.
  const flat = kH * kW * spec.strideH * spec.strideW === 1 && spec.padH === 0 && spec.padW === 0;
  const size: Axes = flat ? [1, H * W] : [H, W];
  const outSize: Axes = flat ? [1, outH * outW] : [outH, outW];
  convolve(run, {
    images: N,
    groups,
    channels,
    outputs: O / groups,
    size,
    kernel: [kH, kW],
    stride: [spec.strideH, spec.strideW],
    pad: [spec.padH, spec.padW],
    dilation: [spec.dilationH, spec.dilationW],
    outSize,
    outStrides: { image: O * outH * outW, plane: outH * outW, row: outSize[1], column: 1 },
    weightStrides: {
      group: (O / groups) * channels * kH * kW,
      output: channels * kH * kW,
      channel: kH * kW,
      row: kW,
      column: 1,
    },
    input: spec.input,
    weight: spec.weight,
    bias: spec.bias,
    out: spec.out,
  });
}

export interface Conv2dInputGrad extends Conv2dSizes, Temporary {
  readonly outGrad: number;
  readonly weight: number;
  /** One number per input channel, or 0; for transposed convolutions. */
  readonly bias: number;
  readonly inputGrad: number;
}

/** Output rows `phase`, `phase` + stride, … of a transposed convolution, as a convolution over its input along one axis. */
interface Phase {
  /** Taps of the kernel that reach these rows, and the last of them: they run backwards. */
  readonly kernel: number;
  readonly lastTap: number;
  readonly tapStep: number;
  readonly dilation: number;
  readonly pad: number;
  readonly count: number;
  readonly phase: number;
}

function phasesOf(
  size: number,
  kernel: number,
  stride: number,
  pad: number,
  dilation: number,
): Phase[] {
  return Array.from({ length: Math.min(stride, size) }, (_, phase): Phase => {
    // Row y = stride·i + phase meets tap k at input row r where r·stride = y + pad − k·dilation.
    const taps = Array.from({ length: kernel }, (_, k) => k).filter(
      (k) => (phase + pad - k * dilation) % stride === 0,
    );
    const first = taps[0] ?? 0;
    const lastTap = taps.at(-1) ?? 0;
    const tapStep = (taps[1] ?? first + 1) - first;
    return {
      kernel: taps.length,
      lastTap,
      tapStep,
      dilation: taps.length > 1 ? (tapStep * dilation) / stride : 1,
      pad: taps.length > 0 ? -(phase + pad - lastTap * dilation) / stride : 0,
      count: Math.ceil((size - phase) / stride),
      phase,
    };
  });
}

/**
 * The gradient for the input, which is the transposed convolution of `outGrad` (+ bias): no scatter, but
 * strideH · strideW ordinary convolutions, each for the input rows and columns of one phase.
 */
export function conv2dInputGrad(run: Runner, spec: Conv2dInputGrad): void {
  const { N, C, H, W, O, kH, kW, groups, outH, outW } = spec;
  const channels = C / groups;
  for (const y of phasesOf(H, kH, spec.strideH, spec.padH, spec.dilationH))
    for (const x of phasesOf(W, kW, spec.strideW, spec.padW, spec.dilationW))
      convolve(run, {
        images: N,
        groups,
        channels: O / groups,
        outputs: channels,
        size: [outH, outW],
        kernel: y.kernel * x.kernel === 0 ? [0, 0] : [y.kernel, x.kernel],
        stride: [1, 1],
        pad: [y.pad, x.pad],
        dilation: [y.dilation, x.dilation],
        outSize: [y.count, x.count],
        outStrides: { image: C * H * W, plane: H * W, row: spec.strideH * W, column: spec.strideW },
        weightStrides: {
          group: (O / groups) * channels * kH * kW,
          output: kH * kW,
          channel: channels * kH * kW,
          row: -y.tapStep * kW,
          column: -x.tapStep,
        },
        input: spec.outGrad,
        weight: spec.weight + 4 * (y.lastTap * kW + x.lastTap),
        bias: spec.bias,
        out: spec.inputGrad + 4 * (y.phase * W + x.phase),
      });
}

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
  /** Adds to `weightGrad` instead of replacing it. */
  readonly accumulate: boolean;
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

/** weightGrad[o, c, i, j] (+)= Σ_{n, y, x} outGrad[n, o, y, x] · input[n, c, y·stride + i·dilation − pad, …]. */
export function conv2dWeightGrad(run: Runner, spec: Conv2dWeightGrad): void {
  const { N, C, H, W, O, kH, kW, groups, outH, outW } = spec;
  const channels = C / groups;
  const outputs = O / groups;
  const size = O * channels * kH * kW;
  if (size === 0) return;
  if (isDepthwise3(spec)) {
    run.range(
      'depthwiseWeightGrad',
      [N, C, H, W, spec.input, spec.outGrad, spec.weightGrad, spec.accumulate ? 1 : 0],
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
      ...[spec.input, spec.outGrad, to, shares === 1 && spec.accumulate ? 1 : 0],
    ],
    panels * shares,
    worthwhile(workPerPart),
  );
  if (shares > 1)
    run.range(
      'addShares',
      [size, shares, to, spec.weightGrad, spec.accumulate ? 1 : 0],
      size,
      65536,
    );
}
