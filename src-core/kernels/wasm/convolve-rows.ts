import { slabElements, slabFor } from './blocks.ts';
import type { ConvolveSpec } from './convolve.ts';
import { roundUp, worthwhile } from './grain.ts';
import type { Runner } from './runner.ts';

/**
 * Outputs up to which it takes longer to pack the pixels, with whole rows of vectors: one output alone takes 0.4 of
 * that time, 4 take 0.8, 7 the same.
 */
const OUTPUTS = 7;
/** Rows shorter than this keep too few sums at a time. */
const COLUMNS = 6;
/** Bytes of a slab, and of the expanded weights beside it, that stay in the second-level cache. */
const SLAB_BYTES = 1 << 18;
const WEIGHT_BYTES = 1 << 18;

/** Output rows whose slab stays near; below 1 if not even one does. */
function rowsNearby(spec: ConvolveSpec): number {
  const { channels, outSize } = spec;
  const bytes = (rows: number) => 4 * channels * slabElements(spec, 'phases', rows, outSize[1]);
  const none = bytes(0);
  return Math.min(outSize[0], Math.floor((SLAB_BYTES - none) / (bytes(1) - none)));
}

/** Whether `convolveRows` can compute this, and sooner than blocks of packed pixels. */
export function isForRows(spec: ConvolveSpec): boolean {
  const { groups, channels, outputs, kernel, outSize, outStrides } = spec;
  const taps = channels * kernel[0] * kernel[1];
  const columns = outSize[1];
  return (
    taps > 0 &&
    columns >= COLUMNS &&
    outputs * roundUp(columns, 4) <= OUTPUTS * columns &&
    outStrides.column === 1 &&
    16 * groups * taps * outputs <= WEIGHT_BYTES &&
    // Blocks of fewer rows would mostly hold what their neighbours hold too.
    rowsNearby(spec) >= Math.min(outSize[0], 2 * kernel[0])
  );
}

/** `convolve` for few outputs, straight from the pixels. */
export function convolveRows(run: Runner, spec: ConvolveSpec): void {
  const { images, groups, channels, outputs, outSize, outStrides, weightStrides } = spec;
  if (outputs * groups * outSize[0] * outSize[1] === 0) return;
  const blocks = Math.ceil(outSize[0] / rowsNearby(spec));
  // Blocks of about one height, an even number of them, so that two threads end together.
  const rows = Math.ceil(outSize[0] / (blocks > 1 ? roundUp(blocks, 2) : 1));
  const work = rows * outSize[1] * groups * channels * outputs * spec.kernel[0] * spec.kernel[1];
  run.range(
    'convolveRows',
    [
      ...[groups, channels, outputs, ...spec.size, ...spec.kernel, ...spec.stride, ...spec.pad],
      ...[...spec.dilation, ...outSize, outStrides.image, outStrides.plane, outStrides.row],
      ...[weightStrides.group, weightStrides.output, weightStrides.channel],
      ...[weightStrides.row, weightStrides.column],
      ...[rows, slabFor(spec) === 'input' ? 1 : 0],
      ...[spec.input, spec.weight, spec.bias, spec.out],
    ],
    images * Math.ceil(outSize[0] / rows),
    worthwhile(work),
  );
}
