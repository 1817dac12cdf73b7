import { COST, grainFor } from './grain.ts';
import type { Runner } from './runner.ts';

/** Pairs are [vertical, horizontal]. `outputSize` says whether windows reach past the edge (ceil mode). */
export interface PoolSpec {
  /** N · C: each [H, W] plane is pooled alone. */
  readonly planes: number;
  readonly inputSize: readonly [number, number];
  readonly outputSize: readonly [number, number];
  readonly kernelSize: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly padding: readonly [number, number];
}

export interface MaxPoolSpec extends PoolSpec {
  readonly dilation: readonly [number, number];
}

export interface AvgPoolSpec extends PoolSpec {
  /** Divides by the whole window, the padding too. */
  readonly countIncludePad: boolean;
  /** Divides by this number instead. */
  readonly divisorOverride?: number;
}

/** Windows of 2 × 2 side by side. */
function isHalving({ inputSize, outputSize, kernelSize, stride, padding }: PoolSpec): boolean {
  return (
    [...kernelSize, ...stride].every((size) => size === 2) &&
    padding.every((size) => size === 0) &&
    outputSize.every((size, axis) => size === Math.floor((inputSize[axis] as number) / 2))
  );
}

const sizes = (spec: PoolSpec) => [
  ...spec.inputSize,
  ...spec.outputSize,
  ...spec.kernelSize,
  ...spec.stride,
  ...spec.padding,
];

const area = ([height, width]: readonly [number, number]) => height * width;

const grainOfHalving = (spec: PoolSpec) => grainFor(area(spec.inputSize), COST.divide);
const grainOfAny = (spec: PoolSpec) =>
  grainFor(area(spec.outputSize) * area(spec.kernelSize), COST.window);

/**
 * y = the largest of each window, `index` (i32, or 0 for none) = its place in the plane, i · W + j.
 *
 * NaN wins; of equal values the first. Source: torch.nn.functional.max_pool2d, return_indices=True.
 */
export function maxPool2d(
  run: Runner,
  x: number,
  y: number,
  index: number,
  spec: MaxPoolSpec,
): void {
  const { planes, inputSize, dilation } = spec;
  if (isHalving(spec) && dilation.every((size) => size === 1))
    run.range('maxPool2', [x, y, index, ...inputSize], planes, grainOfHalving(spec));
  else run.range('maxPool', [x, y, index, ...sizes(spec), ...dilation], planes, grainOfAny(spec));
}

/** dx[index] += g over all windows, the rest 0. */
export function maxPool2dGrad(
  run: Runner,
  g: number,
  index: number,
  dx: number,
  spec: MaxPoolSpec,
): void {
  const { planes, inputSize, outputSize } = spec;
  if (isHalving(spec) && spec.dilation.every((size) => size === 1))
    run.range('maxPool2Grad', [g, index, dx, ...inputSize], planes, grainOfHalving(spec));
  else {
    const args = [g, index, dx, area(inputSize), area(outputSize)];
    run.range('maxPoolGrad', args, planes, grainFor(area(inputSize), COST.divide));
  }
}

const isPlainHalving = (spec: AvgPoolSpec) => isHalving(spec) && (spec.divisorOverride ?? 4) === 4;

/** y = the mean of each window. Source: torch.nn.functional.avg_pool2d. */
export function avgPool2d(run: Runner, x: number, y: number, spec: AvgPoolSpec): void {
  const { planes, inputSize } = spec;
  if (isPlainHalving(spec))
    run.range('avgPool2', [x, y, ...inputSize], planes, grainOfHalving(spec));
  else run.range('avgPool', [x, y, ...sizes(spec), ...divisor(spec)], planes, grainOfAny(spec));
}

/** dx = each window's g, shared out. */
export function avgPool2dGrad(run: Runner, g: number, dx: number, spec: AvgPoolSpec): void {
  const { planes, inputSize } = spec;
  if (isPlainHalving(spec))
    run.range('avgPool2Grad', [g, dx, ...inputSize], planes, grainOfHalving(spec));
  else
    run.range('avgPoolGrad', [g, dx, ...sizes(spec), ...divisor(spec)], planes, grainOfAny(spec));
}

const divisor = (spec: AvgPoolSpec) => [spec.countIncludePad ? 1 : 0, spec.divisorOverride ?? 0];
