import { Worker } from 'node:worker_threads';
import { examine, type Finding } from './examine.ts';

/**
 * What `examine` finds, looked for in a thread of its own; where that thread cannot run or breaks off, in this one.
 * Nothing may write to the database until it is known.
 */
export function examineInThread(
  threadFile: string | URL,
  file: string,
  newest: number,
): Promise<Finding> {
  return new Promise((resolve) => {
    const thread = new Worker(threadFile, { workerData: { file, newest } });
    const here = (): void => resolve(examine(file, newest));
    thread.once('message', resolve);
    thread.once('error', here);
    // After an answer this changes nothing any more.
    thread.once('exit', (code) => code !== 0 && here());
  });
}
