import type { Axes } from './blocks.ts';
import { convolve } from './convolve.ts';
import type { Runner } from './runner.ts';

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
export interface Temporary {
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
  if (stride === 1) return [wholePhase(size, kernel, pad, dilation)];
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

/** At stride 1 all rows are of one phase, and every tap reaches them; to search took 1.7 µs. */
function wholePhase(size: number, kernel: number, pad: number, dilation: number): Phase {
  const lastTap = kernel - 1;
  const shift = lastTap * dilation - pad;
  return { kernel, lastTap, tapStep: 1, dilation, pad: shift, count: size, phase: 0 };
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
