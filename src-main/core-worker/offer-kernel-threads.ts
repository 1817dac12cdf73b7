import { availableParallelism } from 'node:os';
import { offerHelpers } from '#core/kernels/patient-runner.ts';
import { kernelThreads } from './spawn-kernel-thread.ts';

const cores = availableParallelism();
/**
 * Threads that help this one with large tensors. One core stays free for the window where there are at least three;
 * of two, a helper takes the second one for the moments in which it has work.
 */
const HELPERS = Math.min(3, cores > 2 ? cores - 2 : cores - 1);

/** Lets this thread share its kernels with others, started when there is work for them; the bits stay the same. */
export function offerKernelThreads(threadFile: string): void {
  // A thread that is lost is not reported: the work goes on without it, and what it leaves incomplete throws by itself.
  offerHelpers(HELPERS, kernelThreads({ threadFile }));
}
