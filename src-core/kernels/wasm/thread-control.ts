/**
 * The words that the threads share, and how they are used. `job` counts up: odd while a job is open, even
 * between jobs, negative when all is over. Whoever wants to take part first says that it is busy, then looks
 * whether the job is (still) open; the owner closes the job, then waits until nobody is busy, and only then
 * writes the next one. So a thread that is late, not there yet or dead harms nobody.
 */

/** Places of words, each in a cache line of its own where threads write it often. */
export const WORD = {
  job: 0,
  /** Threads that sleep until `job` changes. */
  sleepers: 1,
  /** Helpers that have announced themselves. */
  ready: 2,
  /** 1 when a kernel failed in a helper. */
  failed: 3,
  /** 1 while the owner sleeps until a helper is no longer busy. */
  ownerSleeps: 4,
  // The job: which kernel, how many arguments, how many parts, how many of them go together.
  kernel: 5,
  argCount: 6,
  count: 7,
  chunk: 8,
  /** The next chunk to be taken. */
  next: 16,
  /** 1 while helper i is busy, then the chunks it has finished. */
  helper: 32,
} as const;

const LINE = 16;
const MAX_ARGS = 48;

/** A place for the words of `helpers` helpers and the arguments of one job. */
export function createControl(helpers: number): SharedArrayBuffer {
  return new SharedArrayBuffer(8 * MAX_ARGS + 4 * (WORD.helper + LINE * helpers));
}

export interface Control {
  readonly args: Float64Array;
  readonly words: Int32Array;
}

export function viewControl(buffer: SharedArrayBuffer): Control {
  return {
    args: new Float64Array(buffer, 0, MAX_ARGS),
    words: new Int32Array(buffer, 8 * MAX_ARGS),
  };
}

export const busyWord = (helper: number) => WORD.helper + LINE * helper;
export const doneWord = (helper: number) => busyWord(helper) + 1;
