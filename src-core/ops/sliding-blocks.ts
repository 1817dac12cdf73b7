import { ShapeError } from '#core/errors.ts';
import { sizesPerAxis } from './axis-sizes.ts';
import type { Sizes } from './axis-sizes.ts';
import { convOut } from './conv-size.ts';
import type { Pair } from './conv-size.ts';

/** PyTorch's options of `unfold` and `fold`; a single number stands for both axes. */
export interface BlockOptions {
  kernelSize: Sizes;
  dilation?: Sizes | undefined;
  padding?: Sizes | undefined;
  stride?: Sizes | undefined;
}

/** Windows of an image, each for both axes. */
export interface Blocks {
  sizes: Pair;
  kernel: Pair;
  stride: Pair;
  padding: Pair;
  dilation: Pair;
  /** Windows down and across. */
  counts: Pair;
}

/** Errors: ShapeError when no window fits, ArgumentError for what is no whole number in its range. */
export function blocksOf(
  who: string,
  image: readonly number[],
  { kernelSize, dilation = 1, padding = 0, stride = 1 }: BlockOptions,
): Blocks {
  const pair = (name: string, sizes: Sizes, least: number): Pair =>
    sizesPerAxis(who, 2, name, sizes, least) as [number, number];
  const blocks = {
    sizes: image as [number, number],
    kernel: pair('kernelSize', kernelSize, 1),
    stride: pair('stride', stride, 1),
    padding: pair('padding', padding, 0),
    dilation: pair('dilation', dilation, 1),
  };
  const along = (axis: 0 | 1): number =>
    convOut(blocks.sizes[axis], blocks.kernel[axis], {
      stride: blocks.stride[axis],
      padding: blocks.padding[axis],
      dilation: blocks.dilation[axis],
    });
  const counts: Pair = [along(0), along(1)];
  if (Math.min(...counts) < 1)
    throw new ShapeError(who, 'a kernel no larger than the padded image', blocks.kernel, image);
  return { ...blocks, counts };
}

/**
 * Every cell of the images that stands in a window, with its place among the columns
 * [planes, kernel rows, kernel columns, windows down, windows across]. `cells` counts those of all images.
 */
export function eachMeeting(
  { sizes: [H, W], kernel: [kH, kW], stride, padding, dilation, counts: [rows, columns] }: Blocks,
  cells: number,
  visit: (cell: number, entry: number) => void,
): void {
  let line = 0;
  for (let plane = 0; plane < cells; plane += H * W)
    for (let u = 0; u < kH; u++)
      for (let v = 0; v < kW; v++)
        for (let r = 0; r < rows; r++, line += columns) {
          const y = r * stride[0] - padding[0] + u * dilation[0];
          if (y < 0 || y >= H) continue;
          for (let q = 0; q < columns; q++) {
            const x = q * stride[1] - padding[1] + v * dilation[1];
            if (x >= 0 && x < W) visit(plane + y * W + x, line + q);
          }
        }
}
