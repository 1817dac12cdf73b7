import { Worker } from 'node:worker_threads';
import { PackRefusal } from '#core/pack/refusal.ts';
import type { PackReport, ReadingAnswer } from './pack-report.ts';

/** Long enough for a pack at all limits on a slow machine. */
const DEADLINE_MS = 20_000;
const MEMORY_MB = 256;

/**
 * Reads everything in a pack file in a thread of its own, which ends when it takes too long or too much memory.
 *
 * Errors: PackRefusal.
 */
export function readInThread(
  threadFile: string | URL,
  bytes: Uint8Array,
  deadlineMs = DEADLINE_MS,
): Promise<PackReport> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadFile, {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const refuse = (refusal: PackRefusal): void => {
      clearTimeout(timer);
      reject(refusal);
      void thread.terminate();
    };
    const timer = setTimeout(
      () => refuse(new PackRefusal('limit', `reading it took more than ${deadlineMs / 1000} s`)),
      deadlineMs,
    );
    thread.once('message', (answer: ReadingAnswer) => {
      clearTimeout(timer);
      if (answer.ok) resolve(answer.report);
      else reject(new PackRefusal(answer.code, answer.message, answer.place));
    });
    thread.once('error', () => refuse(brokenOff()));
    // After an answer this changes nothing any more.
    thread.once('exit', () => refuse(brokenOff()));
  });
}

const brokenOff = () =>
  new PackRefusal('limit', `reading it broke off; it may need more than ${MEMORY_MB} MB of memory`);
