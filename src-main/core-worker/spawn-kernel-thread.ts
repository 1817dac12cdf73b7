import { Worker } from 'node:worker_threads';
import { messageOf } from '#core/errors.ts';
import type { ThreadSetup } from '#core/kernels/wasm/helper.ts';

export interface KernelThreadOptions {
  /** Where `kernel-thread.ts` is. */
  threadFile: string | URL;
  /** Told why a thread was lost; the work goes on with one less. */
  onLoss?: (reason: string) => void;
}

/** Starts kernel threads for `createThreadedRunner`. They do not keep the process alive. */
export function kernelThreads({ threadFile, onLoss = () => undefined }: KernelThreadOptions) {
  return (setup: ThreadSetup): Worker => {
    const worker = new Worker(threadFile, { workerData: setup });
    worker.unref();
    worker.on('error', (thrown) => onLoss(messageOf(thrown)));
    return worker;
  };
}
