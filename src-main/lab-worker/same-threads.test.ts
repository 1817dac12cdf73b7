// A run of a lab has the same bits whether its kernels work on one thread or share their work with others.
import type { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { offerHelpers, threadsAtWork } from '#core/kernels/patient-runner.ts';
import { wholeOps } from '#core/kernels/testing/whole-ops.ts';
import { labs } from '#core/lab/labs/index.ts';
import { runLab } from '#core/lab/run-lab.ts';
import { kernelThreads } from '../core-worker/spawn-kernel-thread.ts';

const workers: Worker[] = [];
afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));

/** Labs in float32 with the largest tensors: those whose kernels are shared. */
const RUNS = [
  ['lenet', { training: 128, batch: 64, epochs: 1 }],
  ['residual', { depth: 4, width: 256, training: 512, batch: 256, epochs: 1 }],
  ['vae', { batch: 150, epochs: 1 }],
  ['depth-signals', { layers: 3 }],
] as const;

const digestsOf = () =>
  RUNS.map(([id, settings]) => {
    const lab = labs.get(id);
    return lab && runLab(lab, { settings, seed: 7643 }).digest;
  });

test.each([1, 2])('a run has the digest that it has alone, with %d helpers', async (helpers) => {
  const alone = digestsOf();
  const threadFile = new URL('../core-worker/kernel-thread.ts', import.meta.url);
  const spawn = kernelThreads({ threadFile });
  const withdraw = offerHelpers(helpers, (setup) => void workers.push(spawn(setup)));
  try {
    // The first piece of work that is worth sharing starts them.
    wholeOps['matmul 300 × 300']?.();
    while (threadsAtWork() < 1 + helpers) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(digestsOf()).toEqual(alone);
    expect(threadsAtWork()).toBe(1 + helpers);
  } finally {
    withdraw();
  }
});
