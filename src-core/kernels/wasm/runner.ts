import type { RangeKernelName, RawKernels } from './raw.ts';

/** Size of each thread's scratch. */
export const SCRATCH_BYTES = 4 << 20;

/** Runs range kernels, on one thread or several. */
export interface Runner {
  readonly raw: RawKernels;
  /** The calling thread's scratch, SCRATCH_BYTES long. */
  readonly scratch: number;
  /**
   * Computes the parts 0 … count of a kernel, cut at multiples of `grain` at most.
   * The result has the same bits wherever it is cut. With a `step` every part begins with work of its own, such as
   * packing: then few large parts are cut, at multiples of it.
   */
  range(
    kernel: RangeKernelName,
    args: readonly number[],
    count: number,
    grain: number,
    step?: number,
  ): void;
}

/** Everything on the calling thread, in one go. */
export function singleRunner(raw: RawKernels, scratch: number): Runner {
  return {
    raw,
    scratch,
    range(kernel, args, count) {
      if (count > 0) raw[kernel](...args, 0, count, scratch);
    },
  };
}
