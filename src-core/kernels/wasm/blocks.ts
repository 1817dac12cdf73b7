import { roundUp } from './grain.ts';
import { NotServed } from './not-served.ts';
import { SCRATCH_BYTES } from './runner.ts';

/** Height and width. */
export type Axes = readonly [number, number];

/** What a slab depends on; see slab.as.ts. */
export interface Windows {
  readonly size: Axes;
  readonly kernel: Axes;
  readonly stride: Axes;
  readonly pad: Axes;
  readonly dilation: Axes;
  readonly outSize: Axes;
  readonly channels: number;
}

/** How much is computed at a time; from the sizes alone, so that threads never change the bits. */
export interface Blocks {
  readonly taps: number;
  readonly rows: number;
  readonly columns: number;
  readonly slabBytes: number;
}

/** Taps whose weights, four times over, fit the first-level cache with a tile beside them. */
const TAPS = 288;
const SLAB_BYTES = 1 << 20;

/**
 * How taps lie in memory (slab.as.ts): in the input itself, in a plane for each phase of the stride, or in a plane
 * for each column of the kernel, where pixels lie without gaps.
 */
export type SlabKind = 'input' | 'phases' | 'columns';

/** Elements of the planes of one channel for `rows` × `columns` output pixels. */
export function slabElements(
  windows: Windows,
  kind: SlabKind,
  rows: number,
  columns: number,
): number {
  const { kernel, stride, dilation } = windows;
  const reachH = (kernel[0] - 1) * dilation[0];
  const reachW = (kernel[1] - 1) * dilation[1];
  const height = Math.min(stride[0], reachH + 1) * (rows + Math.trunc(reachH / stride[0]));
  if (kind === 'columns') return height * kernel[1] * columns;
  const width = Math.min(stride[1], reachW + 1) * (columns + Math.trunc(reachW / stride[1]));
  return Math.max(0, height * width);
}

/** Whole channels as far as they go into 288 taps, or a part of one large kernel. */
function tapsOf({ channels, kernel }: Windows): number {
  const perChannel = kernel[0] * kernel[1];
  if (perChannel * channels === 0) return 1;
  if (perChannel > TAPS) return TAPS;
  return Math.min(channels, Math.floor(TAPS / perChannel)) * perChannel;
}

/** The largest blocks of at most `pixels` output pixels that fit. */
export function blocksOf(windows: Windows, pixels: number, kind: SlabKind): Blocks {
  const { kernel, outSize } = windows;
  const taps = tapsOf(windows);
  const perChannel = Math.max(1, kernel[0] * kernel[1]);
  const slabChannels = perChannel > TAPS ? 2 : Math.ceil(taps / perChannel);
  const bytes = (rows: number, columns: number) =>
    kind === 'input'
      ? 0
      : roundUp(4 * slabChannels * slabElements(windows, kind, rows, columns), 64);
  const fits = (rows: number, columns: number) =>
    rows * columns <= pixels && bytes(rows, columns) <= SLAB_BYTES;
  let columns = Math.min(outSize[1], pixels);
  while (columns > 8 && !fits(1, columns)) columns = Math.max(8, (columns >> 1) & ~7);
  let rows = Math.min(outSize[0], Math.max(1, Math.floor(pixels / columns)));
  while (rows > 1 && !fits(rows, columns)) rows--;
  const slabBytes = bytes(rows, columns);
  if (slabBytes > SCRATCH_BYTES / 3) throw new NotServed(`a kernel of ${kernel.join(' × ')}`);
  return { taps, rows, columns, slabBytes };
}

/** Unpadded stride 1 needs no slab: the input itself has all taps at fixed offsets. */
export function slabFor({ kernel, stride, pad, dilation, size, outSize }: Windows): SlabKind {
  const inside = (axis: 0 | 1) =>
    stride[axis] === 1 &&
    pad[axis] === 0 &&
    outSize[axis] - 1 + (kernel[axis] - 1) * dilation[axis] < size[axis];
  return inside(0) && inside(1) ? 'input' : 'phases';
}
