import type { MessagePort } from 'node:worker_threads';
import type {
  CallOutcome,
  CodeFault,
  CodeJob,
  CodeOutcome,
} from '#core/exercise/code/code-runner.ts';

/** What a thread is started with. */
export interface ThreadSetup {
  /** Where jobs come in, and where the thread sends what it finds out, in the order of events. */
  port: MessagePort;
  /** One number: how far the thread is with its job; 0 at first, then `RUNNING`, then `DONE`. */
  progress: Int32Array;
}

/** One answer to run. */
export interface ThreadJob {
  job: CodeJob;
  /** When the code has to be over at the latest. Units: ms, as Date.now. */
  lastMs: number;
}

export const WAITING = 0;
export const RUNNING = 1;
export const DONE = 2;

/** One piece of an outcome. */
export type Piece =
  | { fault: CodeFault }
  | { call: CallOutcome }
  | { text: string; during: number }
  | { stopped: NonNullable<CodeOutcome['stopped']> };
