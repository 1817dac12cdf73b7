/** Thread that helps another one with its kernels, until that one lets it go. */
import { workerData } from 'node:worker_threads';
import { helpKernels, type ThreadSetup } from '#core/kernels/wasm/helper.ts';

helpKernels(workerData as ThreadSetup);
