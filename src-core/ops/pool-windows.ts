import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import type { WindowAxis, Windows } from '#core/kernels/pool.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { asTriple, axisNames, sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes, Sizes } from './axis-sizes.ts';
import { checkWhole } from './conv-size.ts';

/** What all pools with a kernel share; a single number stands for every axis. */
export interface PoolOptions {
  kernelSize: Sizes;
  /** Default: the kernel size, so that windows lie side by side. */
  stride?: Sizes | null | undefined;
  /** At most half the kernel, on both sides. */
  padding?: Sizes | undefined;
  dilation?: Sizes | undefined;
  /** Whether a last window may hang over the end, if it begins inside the input or its left padding. */
  ceilMode?: boolean | undefined;
}

export interface AdaptivePoolOptions {
  /** Windows along each axis; null keeps the size of that axis. */
  outputSize: number | null | readonly (number | null)[];
}

/** How a pool divides: see `averageDivisor`. */
export interface DivisorOptions {
  countIncludePad?: boolean | undefined;
  divisorOverride?: number | null | undefined;
}

/**
 * Windows along one axis: ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1, in ceil mode ⌈…⌉ + 1, one
 * less if the last window would begin beyond input and left padding.
 *
 * Source: pooling_output_shape of PyTorch. At most 0 means that the kernel does not fit.
 */
export function poolOut(
  size: number,
  { kernel, stride, padding, dilation, ceilMode }: PoolAxis,
): number {
  const free = size + 2 * padding - dilation * (kernel - 1) - 1;
  const count = (ceilMode ? Math.ceil(free / stride) : Math.floor(free / stride)) + 1;
  return ceilMode && (count - 1) * stride >= size + padding ? count - 1 : count;
}

interface PoolAxis {
  kernel: number;
  stride: number;
  padding: number;
  dilation: number;
  ceilMode: boolean;
}

export type AvgPoolOptions = Omit<PoolOptions, 'dilation'> & DivisorOptions;

/** The shape of a pool's result and its windows, which are worked out only when they are needed. */
export interface PoolLayout {
  shape: number[];
  windows(): Windows;
}

/**
 * Windows of a kernel that moves by the stride.
 *
 * Errors: ShapeError for another rank, an axis without cells or a kernel that does not fit; ArgumentError for options.
 */
export function slidingPool(
  who: string,
  axes: Axes,
  input: readonly number[],
  options: PoolOptions & DivisorOptions,
): PoolLayout {
  checkRank(who, axes, input);
  const kernel = sizesPerAxis(who, axes, 'kernelSize', options.kernelSize, 1);
  const stride = sizesPerAxis(who, axes, 'stride', options.stride ?? kernel, 1);
  const padding = sizesPerAxis(who, axes, 'padding', options.padding ?? 0, 0);
  const dilation = sizesPerAxis(who, axes, 'dilation', options.dilation ?? 1, 1);
  const settings = kernel.map((each, axis): PoolAxis => {
    const half = Math.floor(each / 2);
    if ((padding[axis] as number) > half)
      throw new ArgumentError(
        who,
        `padding of at most half the kernel, ${half}`,
        `${padding[axis]}`,
      );
    return {
      kernel: each,
      stride: stride[axis] as number,
      padding: padding[axis] as number,
      dilation: dilation[axis] as number,
      ceilMode: options.ceilMode ?? false,
    };
  });
  const override = options.divisorOverride ?? undefined;
  if (override !== undefined && (!Number.isSafeInteger(override) || override === 0))
    throw new ArgumentError(
      who,
      'divisorOverride to be a whole number other than 0',
      `${override}`,
    );
  const sizes = spatial(input, axes);
  const counts = sizes.map((size, axis) => poolOut(size, settings[axis] as PoolAxis));
  if (Math.min(...counts) < 1)
    throw new ShapeError(who, `an input that holds the kernel ${formatShape(kernel)}`, input);
  const shape = [...input.slice(0, -axes), ...counts];
  elementCount(who, shape);
  return {
    shape,
    windows: () =>
      filled(
        sizes.map((size, axis) => {
          const whole = override === undefined ? undefined : axis === 0 ? override : 1;
          const count = counts[axis] as number;
          return slidingAxis(size, count, settings[axis] as PoolAxis, (start, end, cells) => {
            if (whole !== undefined) return whole;
            return averageDivisor(start, end, cells, options.countIncludePad ?? true);
          });
        }),
      ),
  };
}

/**
 * What one axis adds to the divisor of an average: the cells of the window, those in the padding included unless
 * `countIncludePad` is false. What hangs over the padding in ceil mode never counts.
 */
function averageDivisor(
  start: number,
  end: number,
  { size, padding }: { size: number; padding: number },
  countIncludePad: boolean,
): number {
  if (countIncludePad) return Math.min(end, size + padding) - start;
  return Math.min(end, size) - Math.max(start, 0);
}

function slidingAxis(
  size: number,
  count: number,
  { kernel, stride, padding, dilation }: PoolAxis,
  divisorOf: (start: number, end: number, cells: { size: number; padding: number }) => number,
): WindowAxis {
  const axis = emptyAxis(size, count, dilation);
  for (let r = 0; r < count; r++) {
    const start = r * stride - padding;
    const end = start + dilation * (kernel - 1) + 1;
    axis.from[r] = start < 0 ? start + dilation * Math.ceil(-start / dilation) : start;
    axis.to[r] = Math.min(end, size);
    axis.divisor[r] = divisorOf(start, end, { size, padding });
  }
  return axis;
}

/**
 * As many windows as wanted, of sizes that differ by one at most: window r covers ⌊r·size/count⌋ … ⌈(r + 1)·size/count⌉.
 *
 * Errors: ShapeError for another rank or an axis without cells, ArgumentError for an output size.
 */
export function adaptivePool(
  who: string,
  axes: Axes,
  input: readonly number[],
  { outputSize }: AdaptivePoolOptions,
): PoolLayout {
  checkRank(who, axes, input);
  const sizes = spatial(input, axes);
  const given = Array.isArray(outputSize)
    ? (outputSize as readonly (number | null)[])
    : new Array<number | null>(axes).fill(outputSize as number | null);
  const filledIn = given.map((each, axis) => each ?? sizes[axis] ?? 0);
  const counts =
    filledIn.length === 1 ? new Array<number>(axes).fill(filledIn[0] as number) : filledIn;
  if (counts.length !== axes)
    throw new ArgumentError(who, `outputSize as one number or ${axes}`, formatShape(counts));
  for (const count of counts) checkWhole(who, { outputSize: count }, 0);
  const shape = [...input.slice(0, -axes), ...counts];
  elementCount(who, shape);
  return {
    shape,
    windows: () => filled(sizes.map((size, axis) => adaptiveAxis(size, counts[axis] as number))),
  };
}

function adaptiveAxis(size: number, count: number): WindowAxis {
  const axis = emptyAxis(size, count, 1);
  for (let r = 0; r < count; r++) {
    const [start, end] = [Math.floor((r * size) / count), Math.ceil(((r + 1) * size) / count)];
    axis.from[r] = start;
    axis.to[r] = end;
    axis.divisor[r] = end - start;
  }
  return axis;
}

/** A `WindowAxis` that is being written. Ordinary lists: nine typed arrays took a third of a small pool's time. */
interface WindowList extends WindowAxis {
  readonly from: number[];
  readonly to: number[];
  readonly divisor: number[];
}

function emptyAxis(size: number, count: number, step: number): WindowList {
  const list = () => new Array<number>(count);
  return { size, from: list(), to: list(), step, divisor: list() };
}

/** Axes that are missing in front: one cell, one window. */
function filled(axes: readonly WindowAxis[]): Windows {
  return asTriple(axes, adaptiveAxis(1, 1));
}

/** Errors: ShapeError unless there are the axes of the pool, channels, perhaps a batch, and cells to pool. */
function checkRank(who: string, axes: Axes, input: readonly number[]): void {
  const names = axisNames[axes];
  const fits = input.length === axes + 1 || input.length === axes + 2;
  if (!fits || spatial(input, axes).includes(0))
    throw new ShapeError(who, `input [N, C, ${names}] or [C, ${names}] with cells to pool`, input);
}
