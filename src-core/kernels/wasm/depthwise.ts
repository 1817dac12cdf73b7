import { blocksOf, slabFor } from './blocks.ts';
import type { ConvolveSpec } from './convolve.ts';
import { worthwhile } from './grain.ts';
import type { Runner } from './runner.ts';

/** Pixels whose slab fits the second-level cache. */
const PIXELS = 1 << 15;

/** `convolve` where every group has one channel and one output. */
export function depthwise(run: Runner, spec: ConvolveSpec): void {
  const { images, groups, size, kernel, stride, pad, dilation, outSize } = spec;
  const { outStrides, weightStrides } = spec;
  if (outSize[0] * outSize[1] === 0) return;
  const slab = slabFor(spec);
  const blocks = blocksOf(spec, PIXELS, slab);
  run.range(
    'depthwise',
    [
      ...[groups, ...size, ...kernel, ...stride, ...pad, ...dilation, ...outSize],
      ...[outStrides.plane, outStrides.row, outStrides.column],
      ...[weightStrides.group, weightStrides.row, weightStrides.column],
      ...[blocks.rows, blocks.columns, slab === 'input' ? 1 : 0, blocks.slabBytes],
      ...[spec.input, spec.weight, spec.bias, spec.out],
    ],
    images * groups,
    worthwhile(outSize[0] * outSize[1] * kernel[0] * kernel[1]),
  );
}
