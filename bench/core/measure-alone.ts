/**
 * `node measure-alone.ts WORKLOAD PEAK HELPERS`: times one workload in a process of its own, as a program that does
 * this and nothing else would see it, and prints the row as JSON.
 */
import { join } from 'node:path';
import { offerHelpers, threadsAtWork } from '#core/kernels/patient-runner.ts';
import { kernelThreads } from '../../src-main/core-worker/spawn-kernel-thread.ts';
import { squareProducts } from './products.ts';
import { time, type Workload } from './workload.ts';
import { workloads } from './workloads.ts';

/** What helper threads may take to come up. */
const START_MS = 10_000;

const [what = '', peak = '', helpers = '0'] = process.argv.slice(2);
const workload = workloads.find((each) => each.what === what);
if (!workload) throw new Error(`no workload is called ${what}`);
if (helpers !== '0') await startHelpers(Number(helpers));
console.log(JSON.stringify(time(workload, Number(peak))));
process.exit(0);

/** Runs what is worth sharing, which starts the helpers, and waits for them. Errors: Error when they do not come. */
async function startHelpers(count: number): Promise<void> {
  const threadFile = join(import.meta.dirname, '../../src-main/core-worker/kernel-thread.ts');
  offerHelpers(count, kernelThreads({ threadFile }));
  (squareProducts[0] as Workload).prepare()();
  const end = performance.now() + START_MS;
  while (threadsAtWork() <= count) {
    if (performance.now() > end) throw new Error(`no helper threads within ${START_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
