/** Thread in which labs run, apart from the one that grades. */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { AppError } from '#core/errors.ts';
import type { LabRun } from '#core/lab/lab.ts';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { codeSandbox } from '../core-worker/code-sandbox/code-sandbox.ts';
import { offerKernelThreads } from '../core-worker/offer-kernel-threads.ts';
import { readImages } from './read-images.ts';
import { askBefore, createLooker, listLabs, prepareRun, updateIn, viewOf } from './lab-calls.ts';
import type {
  LabCallName,
  LabInput,
  LabMessage,
  LabOutput,
  LabRequest,
  RunAt,
} from './protocol.ts';
import { runLoop } from './run-loop.ts';
import type { RunLoop } from './run-loop.ts';

const isSource = import.meta.filename.endsWith('.ts');
const fileOf = (built: string, source: string): string =>
  join(import.meta.dirname, isSource ? `../core-worker/${source}` : built);
offerKernelThreads(fileOf('kernel-thread.js', 'kernel-thread.ts'));
/** How long the thread of the sandbox may take to start, once for all steps of a run. Units: ms. */
const START_MS = 2000;
offerOwnCode(
  codeSandbox({
    threadFile: fileOf('code-thread.js', 'code-sandbox/code-thread.ts'),
    startMs: START_MS,
    keepsThread: true,
  }),
);

const send = (message: LabMessage) => parentPort?.postMessage(message);
const lookAt = createLooker();
let loop: RunLoop | undefined;

type Calls = { [C in LabCallName]: (input: LabInput<C>) => LabOutput<C> };

const calls: Calls = {
  list: listLabs,
  prepare: prepareRun,
  ask: askBefore,
  readImages,
  run(order) {
    loop = runLoop(
      order,
      (news) => send({ news }),
      () => performance.now(),
    );
    setImmediate(goOn);
    return null;
  },
  pause() {
    const paused = loop;
    if (paused && !paused.drive.isOver) paused.pause();
    loop = undefined;
    return null;
  },
  look: (at) => viewOf(runAt(at)),
  update: (input) => updateIn(runAt(input.at), input),
};

function runAt(at: RunAt | null): LabRun {
  if (at) return lookAt(at);
  if (loop) return loop.drive.run;
  throw new AppError('lab-not-going', 'This run is not going on.');
}

/** Slice after slice; between two, what was asked meanwhile is answered. */
function goOn(): void {
  if (!loop) return;
  loop.work();
  if (!loop.drive.isOver) setImmediate(goOn);
}

parentPort?.on('message', ({ id, call, input }: LabRequest) => {
  try {
    send({ id, ok: true, value: (calls[call] as (value: unknown) => unknown)(input) });
  } catch (thrown) {
    if (thrown instanceof AppError)
      send({ id, ok: false, error: { code: thrown.code, message: thrown.message } });
    else {
      const stack = thrown instanceof Error ? thrown.stack : undefined;
      send({ id, ok: false, fault: `${call}: ${stack ?? String(thrown)}` });
    }
  }
});
