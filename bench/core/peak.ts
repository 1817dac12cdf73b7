import { fastTier } from '#core/kernels/tier.ts';

const ROUNDS = 200_000;
const OPERATIONS_A_ROUND = 48;

/**
 * What the 128-bit SIMD units of this processor reach on registers alone, the best of several tries: the yardstick
 * for kernels in WebAssembly, which can use no wider ones. Units: GFLOP/s; NaN without SIMD.
 */
export function measurePeak(): number {
  const fast = fastTier();
  if (!fast) return NaN;
  const { raw, runner } = fast;
  // Factor and term of the chains of products and sums.
  fast.heap.numbersAt(runner.scratch, 2).set([1, 1e-6]);
  let best = Infinity;
  for (let i = 0; i < 40; i++) {
    const startedAt = performance.now();
    raw.peak(0, ROUNDS, runner.scratch);
    best = Math.min(best, performance.now() - startedAt);
  }
  return (ROUNDS * OPERATIONS_A_ROUND) / best / 1e6;
}
