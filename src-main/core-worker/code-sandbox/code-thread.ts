/** Thread in which the code of one answer runs; it ends with it. */
import { workerData } from 'node:worker_threads';
import { runInQuickJs } from './run-in-quickjs.ts';
import { stripTypes } from './strip-types.ts';
import { DONE, RUNNING } from './thread-setup.ts';
import type { Piece, ThreadSetup } from './thread-setup.ts';

const { job, port, progress, lastMs } = workerData as ThreadSetup;

function tell(state: number): void {
  Atomics.store(progress, 0, state);
  Atomics.notify(progress, 0);
}

const send = (piece: Piece): void => port.postMessage(piece);

try {
  const stripped = stripTypes(job.source);
  if (!stripped.ok) send({ fault: stripped.fault });
  else
    await runInQuickJs({
      ...job,
      source: stripped.code,
      lastMs,
      send,
      onstart: () => tell(RUNNING),
    });
} catch {
  // The interpreter gives up as a whole when its memory is full in the middle of its own work.
  send({ stopped: 'memory' });
}
tell(DONE);
