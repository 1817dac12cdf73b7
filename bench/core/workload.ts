import { Random } from '#core/random.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { median, type Measurement } from '../measurement.ts';

/** What a time may be: a share of the peak, or a multiple of PyTorch's time on one thread. */
export type Goal = { share: number } | { torch: number };

/** Something to compute, again and again. */
export interface Workload {
  what: string;
  /** Floating-point operations of one run, as the definition counts them. */
  flops?: number;
  /** PyTorch 2.13 on one thread of the reference machine (AMD EPYC, Zen 5). Units: ms. */
  torch: number;
  must: Goal;
  want: Goal;
  /** Makes the inputs; yields what is measured. */
  prepare(): () => void;
}

const ROUNDS = 15;
/** So long code runs before it is timed: V8 compiles it meanwhile. */
const WARM_UP_MS = 1000;
/** So long a round lasts at least, or the clock would be measured. Units: ms. */
const ROUND_MS = 20;

/** Times one workload once its code is warm. `peak`: 128-bit SIMD in GFLOP/s. */
export function time(workload: Workload, peak: number): Measurement {
  const run = workload.prepare();
  const warmAt = performance.now() + WARM_UP_MS;
  while (performance.now() < warmAt) run();
  let count = 1;
  while (millisecondsFor(run, count) < ROUND_MS) count *= 2;
  const times = Array.from({ length: ROUNDS }, () => millisecondsFor(run, count) / count);
  const value = median(times);
  const { what, flops } = workload;
  const rate = flops === undefined ? undefined : flops / value / 1e6;
  return {
    what,
    value,
    unit: 'ms',
    goal: goalMs(workload.must, workload, peak),
    want: goalMs(workload.want, workload, peak),
    ...(rate === undefined ? {} : { rate, share: rate / peak }),
    runs: ROUNDS,
  };
}

function millisecondsFor(run: () => void, count: number): number {
  const startedAt = performance.now();
  for (let i = 0; i < count; i++) run();
  return performance.now() - startedAt;
}

function goalMs(goal: Goal, { flops = NaN, torch }: Workload, peak: number): number {
  return 'torch' in goal ? goal.torch * torch : flops / (goal.share * peak) / 1e6;
}

/** Reproducible numbers, uniform in −scale … scale. */
export function randomTensor(
  shape: readonly number[],
  seed: number,
  scale = 1,
  dtype: DType = 'float32',
): NdArray {
  const random = new Random(seed);
  const array = NdArray.empty(shape, dtype);
  const count = elementCount('randomTensor', shape);
  for (let i = 0; i < count; i++) array.data[i] = scale * (2 * random.next() - 1);
  return array;
}
