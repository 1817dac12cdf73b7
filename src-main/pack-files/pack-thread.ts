/** Thread that reads one pack file of a stranger, so that reading can be ended from outside. */
import { parentPort, workerData } from 'node:worker_threads';
import { PackRefusal } from '#core/pack/refusal.ts';
import { reportOn, type ReadingAnswer } from './pack-report.ts';

function answer(bytes: Uint8Array): ReadingAnswer {
  try {
    return { ok: true, report: reportOn(bytes) };
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    return { ok: false, code: thrown.code, message: thrown.message, place: thrown.place };
  }
}

parentPort?.postMessage(answer(workerData as Uint8Array));
