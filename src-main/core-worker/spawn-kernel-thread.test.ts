import { afterEach, describe, expect, test } from 'vitest';
import type { Worker } from 'node:worker_threads';
import { loadKernels } from '#core/kernels/wasm/load.ts';
import { SCRATCH_BYTES } from '#core/kernels/wasm/runner.ts';
import { createThreadedRunner } from '#core/kernels/wasm/threads.ts';
import type { RawKernels } from '#core/kernels/wasm/raw.ts';
import { kernelThreads } from './spawn-kernel-thread.ts';

const workers: Worker[] = [];
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.terminate())));

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};

function runnerWith(threadFile: URL, onLoss?: (reason: string) => void) {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 16384, shared: true });
  const spawn = kernelThreads({ threadFile, onLoss });
  const runner = createThreadedRunner({
    raw: loadKernels(memory, true) as RawKernels,
    memory,
    scratchOf: (thread) => 65_536 + thread * SCRATCH_BYTES,
    helpers: 1,
    spawn: (setup) => void workers.push(spawn(setup)),
  });
  return { runner, floats: (at: number, n: number) => new Float32Array(memory.buffer, at, n) };
}

describe('kernelThreads', () => {
  test('starts threads that take part in kernels', async () => {
    const { runner, floats } = runnerWith(new URL('./kernel-thread.ts', import.meta.url));
    await until(() => runner.threads === 2);
    const at = 65_536 + 2 * SCRATCH_BYTES;
    runner.range('addScalar', [at, 3, at], 10_000, 16);
    expect(floats(at, 10_000).every((value) => value === 3)).toBe(true);
  });

  test('tells when a thread cannot start; the work is done without it', async () => {
    const losses: string[] = [];
    const nowhere = new URL('./no-such-thread.ts', import.meta.url);
    const { runner, floats } = runnerWith(nowhere, (reason) => losses.push(reason));
    await until(() => losses.length > 0);
    const at = 65_536 + 2 * SCRATCH_BYTES;
    runner.range('addScalar', [at, 3, at], 10_000, 16);
    expect(floats(at, 10_000).every((value) => value === 3)).toBe(true);
  });
});
