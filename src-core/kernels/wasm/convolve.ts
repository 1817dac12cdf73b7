import { blocksOf, slabFor } from './blocks.ts';
import type { Windows } from './blocks.ts';
import { convolveQuads, isForQuads } from './convolve-quads.ts';
import { convolveRows, isForRows } from './convolve-rows.ts';
import { depthwise } from './depthwise.ts';
import { roundUp, worthwhile } from './grain.ts';
import type { Runner } from './runner.ts';

/**
 * One convolution onto a strided grid of the output, the common form of forward and transposed convolution:
 * out[n, o, y, x] = bias[o] + Σ_{c, i, j} input[n, c, y·stride + i·dilation − pad, …] · weight[o, c, i, j].
 * Pointers in bytes, strides in elements. Channels and outputs are those of one group; a negative `pad` cuts rows off.
 */
export interface ConvolveSpec extends Windows {
  readonly images: number;
  readonly groups: number;
  readonly outputs: number;
  readonly outStrides: { image: number; plane: number; row: number; column: number };
  readonly weightStrides: {
    group: number;
    output: number;
    channel: number;
    row: number;
    column: number;
  };
  readonly input: number;
  readonly weight: number;
  /** Pointer to one number per output, or 0. */
  readonly bias: number;
  readonly out: number;
}

/** Pixels whose tiles fit the second-level cache. */
const PIXELS = 448;
/** Outputs of a block that wait for their places in a strided output. */
const STAGED = 1 << 18;

/** Parts that keep several threads busy to the end. */
const PARTS = 8;

export function convolve(run: Runner, spec: ConvolveSpec): void {
  if (spec.channels === 1 && spec.outputs === 1) depthwise(run, spec);
  else if (isForQuads(spec)) convolveQuads(run, spec);
  else if (isForRows(spec)) convolveRows(run, spec);
  else convolveDense(run, spec);
}

function convolveDense(run: Runner, spec: ConvolveSpec): void {
  const { images, groups, channels, outputs, size, kernel, stride, pad, dilation, outSize } = spec;
  const { outStrides, weightStrides } = spec;
  if (outputs * groups * outSize[0] * outSize[1] === 0) return;
  const slab = slabFor(spec);
  const pixels = Math.max(8, Math.min(PIXELS, Math.floor(STAGED / outputs)));
  const blocks = blocksOf(spec, pixels, slab);
  const blocksPerImage = Math.ceil(outSize[0] / blocks.rows);
  // Blocks of about one height, an even number of them, so that two threads end together.
  const even = blocksPerImage > 1 ? roundUp(blocksPerImage, 2) : 1;
  const rows = Math.ceil(outSize[0] / even);
  const parts = images * Math.ceil(outSize[0] / rows);
  // Few blocks are shared out by outputs too.
  const outputsPerPart =
    parts >= PARTS ? outputs : roundUp(Math.ceil((outputs * parts) / PARTS), 24);
  const shares = Math.ceil(outputs / outputsPerPart);
  // Small images go together, so that an expanded panel of weights serves several.
  const imagesPerBlock =
    rows < outSize[0] || shares > 1
      ? 1
      : Math.max(1, Math.floor(pixels / roundUp(outSize[0] * outSize[1], 8)));
  const work = rows * outSize[1] * groups * channels * outputs * kernel[0] * kernel[1];
  run.range(
    'convolve',
    [
      ...[
        groups,
        channels,
        outputs,
        ...size,
        ...kernel,
        ...stride,
        ...pad,
        ...dilation,
        ...outSize,
      ],
      ...[outStrides.image, outStrides.plane, outStrides.row, outStrides.column],
      ...[weightStrides.group, weightStrides.output, weightStrides.channel],
      ...[weightStrides.row, weightStrides.column],
      ...[
        rows,
        blocks.columns,
        imagesPerBlock,
        outputsPerPart,
        blocks.taps,
        slab === 'input' ? 1 : 0,
        blocks.slabBytes,
      ],
      ...[spec.input, spec.weight, spec.bias, spec.out],
    ],
    parts * shares,
    roundUp(worthwhile(work / shares), imagesPerBlock),
  );
}
