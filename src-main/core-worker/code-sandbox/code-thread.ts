/** Thread in which the code of an answer runs; it ends with it unless it is kept for the next one. */
import { workerData } from 'node:worker_threads';
import { messageOf } from '#core/errors.ts';
import { runInQuickJs } from './run-in-quickjs.ts';
import { stripTypes } from './strip-types.ts';
import { DONE, RUNNING } from './thread-setup.ts';
import type { Piece, ThreadJob, ThreadSetup } from './thread-setup.ts';

const { port, progress } = workerData as ThreadSetup;

function tell(state: number): void {
  Atomics.store(progress, 0, state);
  Atomics.notify(progress, 0);
}

const send = (piece: Piece): void => port.postMessage(piece);

async function run({ job, lastMs }: ThreadJob): Promise<void> {
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
  } catch (thrown) {
    send(isOutOfMemory(thrown) ? { stopped: 'memory' } : { fault: giveUp(thrown) });
  }
  tell(DONE);
}

/**
 * The interpreter gives up as a whole when its memory is full in the middle of its own work: it aborts, or an access
 * behind the end of its memory traps.
 */
function isOutOfMemory(thrown: unknown): boolean {
  return /out of memory|memory access out of bounds|allocation failed|Aborted\((?!Assertion)/i.test(
    messageOf(thrown),
  );
}

const giveUp = (thrown: unknown) => ({
  message: `The sandbox failed: ${messageOf(thrown).slice(0, 200)}. Check again; if it fails again, your code meets a fault of the sandbox.`,
});

port.on('message', (job: ThreadJob) => void run(job));
