import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { CodeOutcome, CodeRunner } from '#core/exercise/code/code-runner.ts';
import { DONE, RUNNING, WAITING } from './thread-setup.ts';
import type { Piece, ThreadJob, ThreadSetup } from './thread-setup.ts';

export interface CodeSandboxOptions {
  /** Where `code-thread.ts` is. */
  threadFile: string | URL;
  /** How long starting a thread may take; a run takes no longer than this and its own time. Units: ms. */
  startMs?: number;
  /**
   * One thread for run after run, each in a new interpreter: for the many programs that `pack lint` writes itself.
   * A run that is late ends the thread.
   */
  keepsThread?: boolean;
}

/** A thread and what connects it with this one. */
interface Sandbox {
  thread: Worker;
  port: MessagePort;
  progress: Int32Array;
}

/** Between the end of the code's time and the end of its thread. Units: ms. */
const LAST_WORDS_MS = 80;

/**
 * Runs code of learners, each time in a thread of its own that has nothing: no environment, little memory, and the
 * code in an interpreter inside it. The caller waits; a thread that does not answer in time is ended from here.
 */
export function codeSandbox({
  threadFile,
  startMs = 300,
  keepsThread = false,
}: CodeSandboxOptions): CodeRunner {
  let kept: Sandbox | undefined;
  return (job) => {
    const sandbox = kept ?? startSandbox(threadFile);
    kept = undefined;
    const lastMs = Date.now() + startMs + job.timeMs;
    Atomics.store(sandbox.progress, 0, WAITING);
    sandbox.port.postMessage({ job, lastMs } satisfies ThreadJob);
    const seen = waitUntilDone(sandbox.progress, lastMs + LAST_WORDS_MS);
    const outcome = collect(sandbox.port);
    if (keepsThread && seen === DONE && !outcome.stopped) kept = sandbox;
    else end(sandbox);
    if (seen === DONE || outcome.fault || outcome.stopped) return outcome;
    return seen === RUNNING
      ? { ...outcome, stopped: 'time' }
      : { ...outcome, fault: { message: 'The sandbox did not start in time. Check again.' } };
  };
}

function startSandbox(threadFile: string | URL): Sandbox {
  const { port1, port2 } = new MessageChannel();
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(threadFile, {
    workerData: { port: port2, progress } satisfies ThreadSetup,
    transferList: [port2],
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 64, stackSizeMb: 8 },
  });
  // What goes wrong in it is told by its silence; the process does not wait for it.
  thread.on('error', () => undefined);
  thread.unref();
  port1.unref();
  return { thread, port: port1, progress };
}

function end({ thread, port }: Sandbox): void {
  void thread.terminate();
  port.close();
}

/** How far the thread is when it is done or late. */
function waitUntilDone(progress: Int32Array, untilMs: number): number {
  for (;;) {
    const seen = Atomics.load(progress, 0);
    const left = untilMs - Date.now();
    if (seen === DONE || left <= 0) return seen;
    Atomics.wait(progress, 0, seen, left);
  }
}

function collect(port: MessagePort): CodeOutcome {
  const outcome: CodeOutcome = { calls: [], console: [] };
  for (;;) {
    const received: { message: Piece } | undefined = receiveMessageOnPort(port);
    if (!received) return outcome;
    const piece = received.message;
    if ('call' in piece) outcome.calls.push(piece.call);
    else if ('text' in piece) outcome.console.push({ call: piece.during, text: piece.text });
    else if ('fault' in piece) outcome.fault = piece.fault;
    else outcome.stopped = piece.stopped;
  }
}
