// Whole computations on real threads: how many help must not be seen in any bit.
import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import { offerHelpers, threadsAtWork } from '#core/kernels/patient-runner.ts';
import { wholeOps } from '#core/kernels/testing/whole-ops.ts';
import { kernelThreads } from './spawn-kernel-thread.ts';

const threadFile = new URL('./kernel-thread.ts', import.meta.url);
const workers: Worker[] = [];

afterAll(() => Promise.all(workers.map((worker) => worker.terminate())));

const bitsOf = (name: string) =>
  (wholeOps[name]?.() ?? []).map((array) => [
    ...new Uint32Array(Float32Array.from(array.toArray()).buffer),
  ]);

const alone = new Map(Object.keys(wholeOps).map((name) => [name, bitsOf(name)]));

describe.each([1, 2, 3])('helpers: %d', (helpers) => {
  test('every computation has the bits that it has alone', async () => {
    const spawn = kernelThreads({ threadFile });
    const withdraw = offerHelpers(helpers, (setup) => void workers.push(spawn(setup)));
    try {
      // The first piece of work that is worth sharing starts them.
      bitsOf('matmul 300 × 300');
      while (threadsAtWork() < 1 + helpers) await new Promise((resolve) => setTimeout(resolve, 5));
      for (const [name, bits] of alone)
        for (let time = 0; time < 5; time++) expect(bitsOf(name), name).toEqual(bits);
      expect(threadsAtWork()).toBe(1 + helpers);
    } finally {
      withdraw();
    }
    expect(threadsAtWork()).toBe(1);
  });
});
