import { AppError } from '#core/errors.ts';
import { loadKernels } from './load.ts';
import type { RangeKernel, RawKernels } from './raw.ts';
import { WORD, busyWord, doneWord, viewControl, type Control } from './thread-control.ts';

/** What a helper thread is started with; all of it can be sent to a worker. */
export interface ThreadSetup {
  /** The shared WebAssembly.Memory. */
  readonly memory: object;
  readonly control: SharedArrayBuffer;
  /** This helper's scratch, SCRATCH_BYTES long. */
  readonly scratch: number;
  /** 0, 1, … among the helpers. */
  readonly index: number;
}

/** Looks at the job word before going to sleep: some 30 µs. */
const SPINS = 20_000;

/** Kernels in the order in which they are numbered between threads. */
export function numberedKernels(raw: RawKernels): [name: string, kernel: RangeKernel][] {
  return Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Does what is left of the open job. `finished` is told after each chunk. */
export function takeChunks(
  { args, words }: Control,
  kernel: RangeKernel,
  scratch: number,
  finished: () => void,
): void {
  const given = [...args.subarray(0, words[WORD.argCount])];
  const count = words[WORD.count] as number;
  const chunk = words[WORD.chunk] as number;
  for (;;) {
    const low = Atomics.add(words, WORD.next, 1) * chunk;
    if (low >= count) return;
    kernel(...given, low, Math.min(low + chunk, count), scratch);
    finished();
  }
}

/** Waits until `job` is no longer `seen`, first awake, then asleep. */
function nextJob(words: Int32Array, seen: number): number {
  for (let spins = SPINS; spins > 0; spins--) {
    const job = Atomics.load(words, WORD.job);
    if (job !== seen) return job;
  }
  Atomics.add(words, WORD.sleepers, 1);
  Atomics.wait(words, WORD.job, seen);
  Atomics.sub(words, WORD.sleepers, 1);
  return Atomics.load(words, WORD.job);
}

/**
 * The life of a helper thread: takes part in every job until the owner closes. Blocks.
 *
 * Errors: AppError `kernels` where the kernels cannot run.
 */
export function helpKernels(setup: ThreadSetup): void {
  const raw = loadKernels(setup.memory, true);
  if (!raw) throw new AppError('kernels', 'helpKernels: expected WebAssembly with SIMD');
  const kernels = numberedKernels(raw).map(([, kernel]) => kernel);
  const control = viewControl(setup.control);
  const { words } = control;
  const busy = busyWord(setup.index);
  const done = doneWord(setup.index);
  const finished = () => Atomics.add(words, done, 1);

  Atomics.add(words, WORD.ready, 1);
  for (let job = Atomics.load(words, WORD.job); job >= 0; job = nextJob(words, job)) {
    if (job % 2 === 0) continue;
    Atomics.store(words, busy, 1);
    try {
      if (Atomics.load(words, WORD.job) % 2 === 1) {
        const kernel = kernels[words[WORD.kernel] as number] as RangeKernel;
        takeChunks(control, kernel, setup.scratch, finished);
      }
    } catch {
      // The owner throws in its turn; this thread lives on.
      Atomics.store(words, WORD.failed, 1);
    }
    Atomics.store(words, busy, 0);
    if (Atomics.load(words, WORD.ownerSleeps)) Atomics.notify(words, busy);
  }
}
