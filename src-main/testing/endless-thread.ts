/** A thread for tests: as `workerData` says, it never ends, ends at once, or takes all memory. */
import { workerData } from 'node:worker_threads';

const [wish] = workerData as Uint8Array;
const kept: number[][] = [];

for (let count = 0; wish === 0; count++);
if (wish === 1) process.exit(3);
while (wish === 2) kept.push(new Array<number>(100_000).fill(kept.length));
