import type { WindowAxis, Windows } from './plain/pool.ts';
import type { AvgPoolSpec, MaxPoolSpec } from './wasm/pool.ts';

/** What the windows of a pool over rows and columns have in common; undefined where they are not of one kernel. */
export function maxPoolSpec(
  [, rows, columns]: Windows,
  planes: number,
): (MaxPoolSpec & { readonly slides: readonly [Slide, Slide] }) | undefined {
  const [y, x] = [slideOf(rows), slideOf(columns)];
  if (!y || !x) return undefined;
  return {
    planes,
    slides: [y, x],
    inputSize: [rows.size, columns.size],
    outputSize: [rows.from.length, columns.from.length],
    kernelSize: [y.kernel, x.kernel],
    stride: [y.stride, x.stride],
    padding: [y.padding, x.padding],
    dilation: [y.dilation, x.dilation],
  };
}

/** As `maxPoolSpec`, for averages: also undefined where no one rule explains what the windows divide by. */
export function avgPoolSpec(windows: Windows, planes: number): AvgPoolSpec | undefined {
  const spec = maxPoolSpec(windows, planes);
  if (!spec || spec.dilation.some((step) => step !== 1)) return undefined;
  const [depth, ...axes] = windows;
  const first = windows.map(({ divisor }) => divisor[0] as number);
  const all = first.reduce((product, each) => product * each, 1);
  const isSame = axes.every(({ divisor }) => divisor.every((each) => each === divisor[0]));
  if (isSame && Number.isInteger(all) && Math.abs(all) < 2 ** 31)
    return { ...spec, countIncludePad: true, divisorOverride: all };
  if (depth.divisor[0] !== 1) return undefined;
  const divides = (by: (axis: WindowAxis, slide: Slide, r: number) => number) =>
    axes.every((axis, i) =>
      axis.divisor.every((each, r) => each === by(axis, spec.slides[i] as Slide, r)),
    );
  if (divides(paddedCells)) return { ...spec, countIncludePad: true };
  if (divides(({ from, to }, _, r) => (to[r] as number) - (from[r] as number)))
    return { ...spec, countIncludePad: false };
  return undefined;
}

/** Window r covers the cells r · stride − padding + dilation · (0 … kernel − 1), as far as there are such. */
interface Slide {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** How windows slide along an axis; undefined where they do not, and where one has no cells. */
function slideOf({ size, from, to, step: dilation }: WindowAxis): Slide | undefined {
  const last = from.length - 1;
  const kernel = from.reduce(
    (most, start, r) => Math.max(most, Math.ceil(((to[r] as number) - start) / dilation)),
    0,
  );
  // The last windows begin inside, as a rule: they tell the stride. Whether all follow it is looked at then.
  const end = from[last] ?? 0;
  const stride = last > 0 ? end - (from[last - 1] as number) : 1;
  const padding = last * stride - end;
  if (stride < 1 || padding < 0) return undefined;
  const follows = from.every((cell, r) => {
    const start = r * stride - padding;
    const begin = start < 0 ? start + dilation * Math.ceil(-start / dilation) : start;
    const beyond = Math.min(start + dilation * (kernel - 1) + 1, size);
    return cell === begin && to[r] === beyond && begin < beyond;
  });
  return follows ? { kernel, stride, padding, dilation } : undefined;
}

/** Cells of window r with those in the padding, but without what hangs over it. */
function paddedCells({ size }: WindowAxis, slide: Slide, r: number): number {
  const { kernel, stride, padding } = slide;
  const start = r * stride - padding;
  return Math.min(start + kernel, size + padding) - start;
}
