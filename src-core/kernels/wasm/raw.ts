import { VECTOR_KERNELS } from './vector-kernels.ts';

/**
 * The exports of the module as numbers in, nothing out. Pointers are bytes into the one memory.
 *
 * A range kernel's last three parameters are `lo, hi, scratch`: it computes the part lo … hi of its work
 * and may overwrite SCRATCH_BYTES from `scratch`. Parts are independent, so threads can share them.
 */
export const RANGE_KERNELS = [
  'addShares',
  'convolve',
  'convolveQuads',
  'convolveRows',
  'depthwise',
  'depthwiseWeightGrad',
  'gemm',
  'matvec',
  'peak',
  'weightGrad',
  'weightGradQuads',
  ...VECTOR_KERNELS,
] as const;

export type RangeKernelName = (typeof RANGE_KERNELS)[number];
export type RangeKernel = (...args: number[]) => void;

export type RawKernels = Readonly<Record<RangeKernelName, RangeKernel>>;
