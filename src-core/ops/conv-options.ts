import { ArgumentError, ShapeError } from '#core/errors.ts';
import { checkWhole } from './conv-size.ts';
import type { Pair } from './conv-size.ts';

/** PyTorch's options, PyTorch's defaults; a single number stands for both axes. */
export interface ConvOptions {
  stride?: number | Pair | undefined;
  padding?: number | Pair | undefined;
  dilation?: number | Pair | undefined;
  groups?: number | undefined;
}

export interface ConvTransposeOptions extends ConvOptions {
  /** Extra lines at the end of each axis of the result. */
  outputPadding?: number | Pair | undefined;
}

/** The options with every default filled in. */
export interface FullOptions {
  stride: Pair;
  padding: Pair;
  dilation: Pair;
  groups: number;
  outputPadding: Pair;
}

/** Errors: ArgumentError for what is no whole number in its range. */
export function fullOptions(who: string, options: ConvTransposeOptions): FullOptions {
  const full = {
    stride: pairOf(options.stride ?? 1),
    padding: pairOf(options.padding ?? 0),
    dilation: pairOf(options.dilation ?? 1),
    groups: options.groups ?? 1,
    outputPadding: pairOf(options.outputPadding ?? 0),
  };
  for (const axis of [0, 1] as const) {
    const { stride, padding, dilation, outputPadding } = full;
    checkWhole(who, { stride: stride[axis], dilation: dilation[axis] }, 1);
    checkWhole(who, { padding: padding[axis], outputPadding: outputPadding[axis] }, 0);
    if (outputPadding[axis] > 0 && outputPadding[axis] >= Math.max(stride[axis], dilation[axis]))
      throw new ArgumentError(
        who,
        'outputPadding below stride or dilation',
        `${outputPadding[axis]}`,
      );
  }
  checkWhole(who, { groups: full.groups }, 1);
  return full;
}

function pairOf(sizes: number | Pair): Pair {
  return typeof sizes === 'number' ? [sizes, sizes] : sizes;
}

/** The value of `f` for rows and for columns. */
export function perAxis(f: (axis: 0 | 1) => number): [number, number] {
  return [f(0), f(1)];
}

/** [C, H, W] as a batch of one; [N, C, H, W] as it is. */
export function batched(shape: readonly number[]): [number, number, number, number] {
  return (shape.length === 3 ? [1, ...shape] : shape) as [number, number, number, number];
}

/**
 * Checks what both convolutions ask of their shapes: `inChannels` is how many channels of the input the
 * weight reads, `outChannels` how many it makes.
 *
 * Errors: ShapeError unless the ranks fit, and the channels of input, weight and bias agree.
 */
export function checkChannels(
  who: string,
  [input, weight, bias]: readonly [readonly number[], readonly number[], (readonly number[])?],
  { groups, layout }: { groups: number; layout: string },
  { inChannels, outChannels }: { inChannels: number; outChannels: number },
): void {
  const fits =
    (input.length === 3 || input.length === 4) &&
    weight.length === 4 &&
    input.at(-3) === inChannels &&
    inChannels % groups === 0 &&
    outChannels % groups === 0 &&
    (bias === undefined || (bias.length === 1 && bias[0] === outChannels));
  if (fits) return;
  const expected = `input [N, C, H, W] or [C, H, W], weight ${layout}, bias [O]`;
  const shapes = bias ? [input, weight, bias] : [input, weight];
  throw new ShapeError(
    who,
    groups === 1 ? expected : `${expected} with ${groups} groups`,
    ...shapes,
  );
}
