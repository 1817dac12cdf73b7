import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Bench, Measurement } from '../measurement.ts';
import { coreStart } from './core-start.ts';
import { measurePeak } from './peak.ts';
import { squareProducts } from './products.ts';
import { training } from './training.ts';
import { elementwise } from './elementwise.ts';
import type { Workload } from './workload.ts';
import { workloads } from './workloads.ts';

/** What a second thread must and should bring: one thread takes that many times as long. */
const SPEED_UP = { must: 1.85, want: 1.95 };

/**
 * What on two threads must and should take so much of PyTorch's time on one: a training step, and the sum that
 * one thread cannot fetch from memory any faster.
 */
const TORCH_ON_TWO = new Map([
  [training[0], { must: 0.85, want: 0.65 }],
  [elementwise[0], { must: 1.05, want: 0.95 }],
]);

/**
 * The tensor core on its own, a process a row. Goals are shares of the processor's 128-bit peak, measured in the same
 * run, or multiples of PyTorch's times on the reference machine; on another machine only the shares mean something.
 */
export const core: Bench = {
  name: 'core',
  async measure() {
    const peak = measurePeak();
    console.error(`128-bit peak of one thread: ${peak.toFixed(1)} GFLOP/s`);
    const rows = workloads.flatMap((workload) => {
      const single = measureAlone(workload, peak, 0);
      const goals = goalsOnTwo(workload, single);
      if (!goals) return [single];
      const double = measureAlone(workload, peak, 1);
      return [single, { ...double, ...goals, what: `${workload.what}, two threads` }];
    });
    return [...rows, await coreStart()];
  },
};

function goalsOnTwo(
  workload: Workload,
  { value }: Measurement,
): { goal: number; want: number } | undefined {
  if (squareProducts.includes(workload))
    return { goal: value / SPEED_UP.must, want: value / SPEED_UP.want };
  const share = TORCH_ON_TWO.get(workload);
  if (!share) return undefined;
  const { must, want } = share;
  return { goal: must * workload.torch, want: want * workload.torch };
}

function measureAlone({ what }: Workload, peak: number, helpers: number): Measurement {
  const program = join(import.meta.dirname, 'measure-alone.ts');
  const args = [program, what, `${peak}`, `${helpers}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${what}: ${stderr}`);
  return JSON.parse(stdout) as Measurement;
}
