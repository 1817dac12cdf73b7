import { join } from 'node:path';
import { offerHelpers, threadsAtWork } from '#core/kernels/patient-runner.ts';
import { kernelThreads } from '../../src-main/core-worker/spawn-kernel-thread.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { coreStart } from './core-start.ts';
import { elementwise } from './elementwise.ts';
import { measurePeak } from './peak.ts';
import { products, squareProducts } from './products.ts';
import { tape } from './tape.ts';
import { training } from './training.ts';
import { time, type Goal, type Workload } from './workload.ts';

/** What a second thread must and should bring: one thread takes that many times as long. */
const SPEED_UP = { must: 1.85, want: 1.95 };

/** What the second thread may take to come up. */
const START_MS = 10_000;

const TRAINING_ON_TWO: { must: Goal; want: Goal } = {
  must: { torch: 0.85 },
  want: { torch: 0.65 },
};

/**
 * The tensor core on its own. Goals are shares of the processor's 128-bit peak, measured in the same run, or multiples
 * of PyTorch's times on the reference machine; on another machine only the shares mean something.
 */
export const core: Bench = {
  name: 'core',
  async measure() {
    const peak = measurePeak();
    const single = (workload: Workload) => time(workload, peak);
    const square = squareProducts.map(single);
    const rows = [...products, ...training, ...elementwise, ...tape].map(single);
    const threadFile = join(import.meta.dirname, '../../src-main/core-worker/kernel-thread.ts');
    const stop = offerHelpers(1, kernelThreads({ threadFile }));
    await untilTwoThreads(squareProducts[0] as Workload);
    const onTwo = [
      ...squareProducts.map((workload, i) =>
        onTwoThreads(workload, square[i] as Measurement, peak),
      ),
      ...training.slice(0, 1).map((workload) => ({
        ...time({ ...workload, ...TRAINING_ON_TWO }, peak),
        what: `${workload.what}, two threads`,
      })),
    ];
    stop();
    console.error(`128-bit peak of one thread: ${peak.toFixed(1)} GFLOP/s`);
    return [...square, ...onTwo.slice(0, 2), ...rows, ...onTwo.slice(2), await coreStart()];
  },
};

/** Runs what is worth sharing, which starts the helper, and waits for it. Errors: Error when it does not come. */
async function untilTwoThreads(workload: Workload): Promise<void> {
  workload.prepare()();
  const end = performance.now() + START_MS;
  while (threadsAtWork() < 2) {
    if (performance.now() > end) throw new Error(`no second thread within ${START_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function onTwoThreads(workload: Workload, single: Measurement, peak: number): Measurement {
  const measured = time(workload, peak);
  return {
    ...measured,
    what: `${workload.what}, two threads`,
    goal: single.value / SPEED_UP.must,
    want: single.value / SPEED_UP.want,
  };
}
