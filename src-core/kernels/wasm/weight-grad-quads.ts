import type { Conv2dWeightGrad } from './conv2d-weight-grad.ts';
import { worthwhile } from './grain.ts';
import type { Runner } from './runner.ts';

const IMAGES = 16;
/** Parts that keep several threads busy to the end. */
const SHARES = 8;
/** Bytes of outGrad that leave room for the slab in the first-level cache. */
const BLOCK_BYTES = 1 << 14;
/** Bytes of four images, and of all sums, that stay in the second-level cache. */
const SLAB_BYTES = 1 << 18;
const SUMS_BYTES = 1 << 19;

function slabOf(spec: Conv2dWeightGrad): readonly [rows: number, pitch: number] {
  const rows = (spec.outH - 1) * spec.strideH + (spec.kH - 1) * spec.dilationH + 1;
  return [Math.max(rows, spec.padH), spec.outW + Math.max(0, spec.kW - 1) * spec.dilationW];
}

/** Whether `weightGradQuads` can compute this, and sooner than dot products along rows. */
export function isForQuads(spec: Conv2dWeightGrad): boolean {
  const { N, C, O, kH, kW, outH, outW } = spec;
  const [rows, pitch] = slabOf(spec);
  return (
    spec.groups === 1 &&
    N >= IMAGES &&
    N % 4 === 0 &&
    O >= 3 &&
    spec.strideW === 1 &&
    C * kH * kW > 1 &&
    outH * outW > 0 &&
    64 * outH * outW <= SLAB_BYTES &&
    16 * C * rows * pitch <= SLAB_BYTES &&
    16 * (C * kH * kW + 1) * (O + 4) <= SUMS_BYTES
  );
}

/** `conv2dWeightGrad` for many small images: four at a time, one in each lane. */
export function weightGradQuads(run: Runner, spec: Conv2dWeightGrad): void {
  const { N, C, H, W, O, kH, kW, strideH, padH, padW, outH, outW } = spec;
  const size = O * C * kH * kW;
  const shares = Math.min(SHARES, N / 4);
  const to = spec.temporary(4 * shares * size);
  const rowsPerBlock = Math.max(1, Math.floor(BLOCK_BYTES / (64 * outW)));
  run.range(
    'weightGradQuads',
    [
      ...[N / 4, C, O, H, W, kH, kW, strideH, padH, padW, spec.dilationH, spec.dilationW],
      ...[outH, outW, ...slabOf(spec), rowsPerBlock, shares, spec.input, spec.outGrad, to],
    ],
    shares,
    worthwhile((size * outH * outW * N) / shares),
  );
  run.range('addShares', [size, shares, to, spec.weightGrad], size, 65536);
}
