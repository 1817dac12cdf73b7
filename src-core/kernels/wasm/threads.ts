import { AppError } from '#core/errors.ts';
import { numberedKernels, takeChunks, type ThreadSetup } from './helper.ts';
import type { RangeKernelName, RawKernels } from './raw.ts';
import { roundUp } from './grain.ts';
import type { Runner } from './runner.ts';
import { WORD, busyWord, createControl, doneWord, viewControl } from './thread-control.ts';

export interface ThreadedRunnerOptions {
  readonly raw: RawKernels;
  /** The shared WebAssembly.Memory. */
  readonly memory: object;
  /** Scratch of thread i, SCRATCH_BYTES long: 0 for the caller, 1 … for the helpers. */
  scratchOf(thread: number): number;
  /** How many helper threads to start. */
  readonly helpers: number;
  /** Starts a thread that calls `helpKernels(setup)`. It may come up later, or never. */
  spawn(setup: ThreadSetup): void;
  /** How long helpers may go without finishing a chunk. Units: ms. */
  readonly patienceMs?: number;
}

export interface ThreadedRunner extends Runner {
  /** Threads that take part at the moment, the caller included. */
  readonly threads: number;
  /** Lets the helpers go; from then on the caller works alone. */
  close(): void;
}

/** Chunks per thread, so that a thread that is held up leaves its share to the others. */
const SHARES = 6;
/** Fewer parts than this are not worth waking anybody. */
const LEAST_PARTS = 3;
/** Looks at a busy word before the time is checked: some 20 µs. */
const SPINS = 10_000;
const PATIENCE_MS = 5000;
/** While the caller sleeps it looks after the helper this often. */
const LOOK_MS = 20;
/** Jobs are counted up to here, then from 1 again. */
const LAST_JOB = 2 ** 30;
/** Past the end of every job. */
const NO_CHUNK = 2 ** 30;

/** A wait for the helpers that is longer than this, and than the caller's own work, was not worth it. */
const LATE_MS = 0.1;
/** Jobs that are done alone after such a wait, at most. */
const LONGEST_REST = 256;

/** Milliseconds, in a browser and in Node. */
const { performance } = globalThis as unknown as { performance: { now(): number } };

/** Whether this thread may sleep; a window's main thread may not. */
function mayWait(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1);
    return true;
  } catch {
    return false;
  }
}

/** Two parts a thread, so that one that is held up leaves some to the others, or one where that is evener. */
function largePart(count: number, step: number, threads: number): number {
  const [halves, wholes] = [2, 1].map((parts) => roundUp(count / (threads * parts), step)) as [
    number,
    number,
  ];
  const longest = (part: number): number => part * Math.ceil(Math.ceil(count / part) / threads);
  return longest(halves) <= longest(wholes) ? halves : wholes;
}

/**
 * A runner that shares its work with helper threads. Only the thread that made it may use it.
 *
 * Errors, from `range`: AppError `kernel-thread` when a helper did not finish or failed; its result is
 * incomplete, and from then on the caller works alone.
 */
export function createThreadedRunner(options: ThreadedRunnerOptions): ThreadedRunner {
  const { raw, memory, scratchOf, helpers, spawn, patienceMs = PATIENCE_MS } = options;
  const buffer = createControl(helpers);
  const control = viewControl(buffer);
  const { args: sharedArgs, words } = control;
  const scratch = scratchOf(0);
  const numberOf = new Map(numberedKernels(raw).map(([name], number) => [name, number]));
  const canSleep = mayWait();
  let isOpen = true;
  // On a machine that is busy with other things a helper may be held up in the middle of its chunk for
  // milliseconds. After a job that lost by it the next ones are done alone: 1, 2, 4, … while it keeps happening.
  let rest = 0;
  let nextRest = 1;

  function close(): void {
    isOpen = false;
    Atomics.store(words, WORD.next, NO_CHUNK);
    Atomics.store(words, WORD.job, -1);
    Atomics.notify(words, WORD.job);
  }

  /** Opens or closes a job. */
  function turn(): void {
    const job = words[WORD.job] as number;
    Atomics.store(words, WORD.job, job % 2 === 0 && job > LAST_JOB ? 1 : job + 1);
  }

  function open(
    kernel: RangeKernelName,
    args: readonly number[],
    count: number,
    chunk: number,
  ): void {
    sharedArgs.set(args);
    words[WORD.kernel] = numberOf.get(kernel) as number;
    words[WORD.argCount] = args.length;
    words[WORD.count] = count;
    words[WORD.chunk] = chunk;
    Atomics.store(words, WORD.next, 0);
    turn();
    if (Atomics.load(words, WORD.sleepers) > 0) Atomics.notify(words, WORD.job);
  }

  const isBusy = (helper: number) => Atomics.load(words, busyWord(helper)) === 1;

  function sleepOn(helper: number): void {
    if (!canSleep) return;
    Atomics.store(words, WORD.ownerSleeps, 1);
    Atomics.wait(words, busyWord(helper), 1, LOOK_MS);
    Atomics.store(words, WORD.ownerSleeps, 0);
  }

  /** Waits until a helper has left the job; false when it made no progress for `patience` ms. */
  function waitFor(helper: number, patience: number): boolean {
    for (let spins = SPINS; spins > 0; spins--) if (!isBusy(helper)) return true;
    let done = Atomics.load(words, doneWord(helper));
    let waited = 0;
    while (isBusy(helper)) {
      const started = performance.now();
      sleepOn(helper);
      const doneNow = Atomics.load(words, doneWord(helper));
      // A computer that was asleep itself counts as one short look.
      waited += Math.min(performance.now() - started, LOOK_MS);
      if (doneNow !== done) waited = 0;
      else if (waited > patience) return false;
      done = doneNow;
    }
    return true;
  }

  /** Closes the job and waits for everyone in it. */
  function join(patience: number): void {
    turn();
    for (let helper = 0; helper < helpers; helper++) {
      if (waitFor(helper, patience)) continue;
      close();
      throw new AppError(
        'kernel-thread',
        'A helper thread stopped in the middle of a computation, which is incomplete; ' +
          'the next ones run without helpers.',
      );
    }
    if (Atomics.load(words, WORD.failed) === 0) return;
    close();
    throw new AppError('kernel-thread', 'A computation failed in a helper thread.');
  }

  function share(
    kernel: RangeKernelName,
    args: readonly number[],
    count: number,
    chunk: number,
  ): void {
    open(kernel, args, count, chunk);
    // A helper's chunk should not take much longer than the caller's own.
    let slowest = 0;
    const started = performance.now();
    let now = started;
    try {
      takeChunks(control, raw[kernel], scratch, () => {
        const before = now;
        now = performance.now();
        slowest = Math.max(slowest, now - before);
      });
    } finally {
      join(Math.max(patienceMs, 20 * slowest));
    }
    learn(now - started, performance.now() - now);
  }

  /** Whether this job would have been done sooner alone. */
  function learn(workedMs: number, waitedMs: number): void {
    const isLoss = waitedMs > LATE_MS && waitedMs > workedMs;
    if (isLoss) rest = nextRest;
    nextRest = isLoss ? Math.min(2 * nextRest, LONGEST_REST) : Math.max(nextRest / 2, 1);
  }

  for (let index = 0; index < helpers; index++)
    spawn({ memory, control: buffer, scratch: scratchOf(index + 1), index });

  return {
    raw,
    scratch,
    get threads() {
      return isOpen ? 1 + Atomics.load(words, WORD.ready) : 1;
    },
    close,
    range(kernel, args, count, grain, step) {
      const threads = this.threads;
      const isAlone = threads === 1 || count < LEAST_PARTS * grain;
      if (isAlone || rest > 0) {
        if (!isAlone) rest--;
        if (count > 0) raw[kernel](...args, 0, count, scratch);
        return;
      }
      const chunk = step
        ? largePart(count, step, threads)
        : grain * Math.ceil(count / grain / (threads * SHARES));
      share(kernel, args, count, chunk);
    },
  };
}
