import { fastTier } from '#core/kernels/tier.ts';

const ROUNDS = 200_000;
const OPERATIONS_A_ROUND = 48;

/** So long the peak is looked for: other programs disturb it now and then, and never upwards. Units: ms. */
const LOOK_MS = 2000;

let highest = 0;

/**
 * What the 128-bit SIMD units of this processor reach on registers alone, the best of many tries and of all calls so
 * far: the yardstick for kernels in WebAssembly, which can use no wider ones. A yardstick of one disturbed moment
 * would flatter whatever is measured by it. Units: GFLOP/s; NaN without SIMD.
 */
export function measurePeak(): number {
  const fast = fastTier();
  if (!fast) return NaN;
  const { raw, runner } = fast;
  // Factor and term of the chains of products and sums.
  fast.heap.numbersAt(runner.scratch, 2).set([1, 1e-6]);
  let best = Infinity;
  const end = performance.now() + LOOK_MS;
  for (let startedAt = performance.now(); startedAt < end; startedAt = performance.now()) {
    raw.peak(0, ROUNDS, runner.scratch);
    best = Math.min(best, performance.now() - startedAt);
  }
  const found = (ROUNDS * OPERATIONS_A_ROUND) / best / 1e6;
  highest = Math.max(highest, found);
  return highest;
}
