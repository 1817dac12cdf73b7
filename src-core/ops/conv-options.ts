import { ArgumentError, ShapeError } from '#core/errors.ts';
import type { Geometry } from '#core/kernels/convolution.ts';
import { asTriple, axisNames, sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes, Sizes } from './axis-sizes.ts';
import type { Pair } from './conv-size.ts';

/** PyTorch's options, PyTorch's defaults; a single number stands for every axis. */
interface SharedOptions {
  stride?: Sizes | undefined;
  dilation?: Sizes | undefined;
  groups?: number | undefined;
  /**
   * Places along each axis of the result, instead of those that follow from the other options. What is read beyond the
   * end of the input counts as 0.
   */
  outputSize?: Sizes | undefined;
}

export interface ConvOptions extends SharedOptions {
  /** Zeros on both sides; 'same' keeps the size at stride 1 and puts an odd one at the end, 'valid' is 0. */
  padding?: Sizes | 'same' | 'valid' | undefined;
}

export interface ConvTransposeOptions extends SharedOptions {
  /** Lines cut off on both sides. */
  padding?: Sizes | undefined;
  /** Extra lines at the end of each axis of the result. */
  outputPadding?: Sizes | undefined;
}

export interface ConvWeightOptions {
  /** Cells of the kernel along each axis. */
  kernelSize: Sizes;
  stride?: Sizes | undefined;
  padding?: Sizes | undefined;
  dilation?: Sizes | undefined;
  groups?: number | undefined;
}

/** Where windows lie, one number an axis: window r begins at cell r·stride − padding. */
export interface WindowSettings {
  readonly stride: readonly number[];
  readonly padding: readonly number[];
  readonly dilation: readonly number[];
  readonly groups: number;
}

/** Errors: ArgumentError for what is no whole number in its range. */
export function windowSettings(
  who: string,
  axes: Axes,
  { stride = 1, padding = 0, dilation = 1, groups = 1 }: Omit<ConvWeightOptions, 'kernelSize'>,
): WindowSettings {
  return {
    stride: sizesPerAxis(who, axes, 'stride', stride, 1),
    padding: sizesPerAxis(who, axes, 'padding', padding, 0),
    dilation: sizesPerAxis(who, axes, 'dilation', dilation, 1),
    groups: sizesPerAxis(who, 1, 'groups', groups, 1)[0] as number,
  };
}

/** The output padding, one number an axis. Errors: ArgumentError unless each is below its stride or its dilation. */
export function outputPaddings(
  who: string,
  axes: Axes,
  outputPadding: Sizes,
  { stride, dilation }: WindowSettings,
): number[] {
  const extra = sizesPerAxis(who, axes, 'outputPadding', outputPadding, 0);
  for (const [axis, each] of extra.entries())
    if (each > 0 && each >= Math.max(stride[axis] as number, dilation[axis] as number))
      throw new ArgumentError(
        who,
        `outputPadding below stride ${stride[axis]} or dilation ${dilation[axis]}`,
        `${each}`,
      );
  return extra;
}

/** The options of the two-dimensional ops with every default filled in. */
export interface FullOptions {
  stride: Pair;
  padding: Pair;
  dilation: Pair;
  groups: number;
  outputPadding: Pair;
}

/** Errors: ArgumentError for what is no whole number in its range. */
export function fullOptions(who: string, options: ConvTransposeOptions): FullOptions {
  const settings = windowSettings(who, 2, options);
  const outputPadding = outputPaddings(who, 2, options.outputPadding ?? 0, settings);
  return { ...settings, outputPadding } as unknown as FullOptions;
}

/** A batch of one where the batch is left out. */
function batched(shape: readonly number[], axes: Axes): readonly number[] {
  return shape.length === axes + 1 ? [1, ...shape] : shape;
}

/** How the three arrays of a convolution lie to each other. Shapes: fine and coarse with or without batch. */
export function geometryOf(
  axes: Axes,
  shapes: { fine: readonly number[]; coarse: readonly number[]; weight: readonly number[] },
  { stride, padding, dilation, groups }: WindowSettings,
): Geometry {
  const [batch = 1, fineChannels = 1] = batched(shapes.fine, axes);
  return {
    ...{ batch, groups, fineChannels },
    coarseChannels: shapes.weight[0] as number,
    fine: asTriple(spatial(shapes.fine, axes), 1),
    coarse: asTriple(spatial(shapes.coarse, axes), 1),
    kernel: asTriple(spatial(shapes.weight, axes), 1),
    stride: asTriple(stride, 1),
    dilation: asTriple(dilation, 1),
    before: asTriple(padding, 0),
  };
}

/** Shapes of input, weight and bias. */
export type LayerShapes = readonly [readonly number[], readonly number[], (readonly number[])?];

/**
 * Checks what both convolutions ask of their shapes: `inChannels` is how many channels of the input the
 * weight reads, `outChannels` how many it makes.
 *
 * Errors: ShapeError unless the ranks fit, and the channels of input, weight and bias agree.
 */
export function checkChannels(
  who: string,
  axes: Axes,
  [input, weight, bias]: LayerShapes,
  { groups, layout }: { groups: number; layout: string },
  { inChannels, outChannels }: { inChannels: number; outChannels: number },
): void {
  const fits =
    (input.length === axes + 1 || input.length === axes + 2) &&
    weight.length === axes + 2 &&
    weight.slice(2).every((cells) => cells > 0) &&
    input.at(-axes - 1) === inChannels &&
    inChannels % groups === 0 &&
    outChannels % groups === 0 &&
    (bias === undefined || (bias.length === 1 && bias[0] === outChannels));
  if (fits) return;
  const names = axisNames[axes];
  const expected = `input [N, C, ${names}] or [C, ${names}], weight [${layout}, ${kernelNames[axes]}], bias [O]`;
  const shapes = bias ? [input, weight, bias] : [input, weight];
  throw new ShapeError(
    who,
    groups === 1 ? expected : `${expected} with ${groups} groups`,
    ...shapes,
  );
}

const kernelNames = { 1: 'kL', 2: 'kH, kW', 3: 'kD, kH, kW' } as const;
