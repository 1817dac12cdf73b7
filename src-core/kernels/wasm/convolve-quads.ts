import type { ConvolveSpec } from './convolve.ts';
import { worthwhile } from './grain.ts';
import { SCRATCH_BYTES } from './runner.ts';
import type { Runner } from './runner.ts';

/** Images from which on even several threads have enough to share. */
const IMAGES = 16;
/** Taps up to which the weights for four outputs stay near. */
const TAPS = 1024;
/** Bytes of four images that stay in the second-level cache. */
const NEAR_BYTES = 1 << 19;

/** Pixels in a row of the slab: the image and the padding that any tap reads. */
function pitchOf({ size, kernel, stride, pad, outSize }: ConvolveSpec): number {
  return Math.max(size[1] + pad[1], (outSize[1] - 1) * stride[1] + kernel[1]);
}

/** Whether lanes that stand for images would mostly be filled. */
const fillsQuads = (images: number) =>
  images >= IMAGES && 4 * Math.ceil(images / 4) <= 1.1 * images;

/** Whether `convolveQuads` can compute this, and sooner than blocks of pixels. */
export function isForQuads(spec: ConvolveSpec): boolean {
  const { images, groups, channels, outputs, size, kernel, pad, outSize, outStrides } = spec;
  const taps = channels * kernel[0] * kernel[1];
  const slabBytes = 16 * channels * size[0] * pitchOf(spec);
  const stagingBytes = 64 * outSize[0] * outSize[1];
  return (
    groups === 1 &&
    fillsQuads(images) &&
    outputs >= 3 &&
    kernel[0] * kernel[1] > 1 &&
    // With few taps for an output it costs more to turn the outputs than to pack the pixels.
    taps >= 2 * outputs &&
    taps <= TAPS &&
    spec.dilation[1] === 1 &&
    Math.min(pad[0], pad[1]) >= 0 &&
    outSize[1] >= 2 &&
    outStrides.column === 1 &&
    outStrides.row === outSize[1] &&
    outStrides.plane === outSize[0] * outSize[1] &&
    slabBytes + stagingBytes <= NEAR_BYTES &&
    16 * taps * (outputs + 4) <= SCRATCH_BYTES / 2
  );
}

/** `convolve` for many small images: four at a time, one in each lane. */
export function convolveQuads(run: Runner, spec: ConvolveSpec): void {
  const { images, channels, outputs, size, kernel, stride, pad, dilation, outSize } = spec;
  const { weightStrides } = spec;
  const work = 4 * channels * outputs * kernel[0] * kernel[1] * outSize[0] * outSize[1];
  run.range(
    'convolveQuads',
    [
      ...[images, channels, outputs, ...size, ...kernel, ...stride, ...pad],
      ...[dilation[0], ...outSize, spec.outStrides.image],
      ...[weightStrides.output, weightStrides.channel, weightStrides.row, weightStrides.column],
      ...[pitchOf(spec), spec.input, spec.weight, spec.bias, spec.out],
    ],
    Math.ceil(images / 4),
    worthwhile(work),
  );
}
