import type { MessagePort } from 'node:worker_threads';
import type {
  CallOutcome,
  CodeFault,
  CodeJob,
  CodeOutcome,
} from '#core/exercise/code/code-runner.ts';

/** What a thread is started with. */
export interface ThreadSetup {
  job: CodeJob;
  /** Where it sends what it finds out, in the order of events. */
  port: MessagePort;
  /** One number: how far the thread is; 0 while it starts, then `RUNNING`, then `DONE`. */
  progress: Int32Array;
  /** When the code has to be over at the latest. Units: ms, as Date.now. */
  lastMs: number;
}

export const RUNNING = 1;
export const DONE = 2;

/** One piece of an outcome. */
export type Piece =
  | { fault: CodeFault }
  | { call: CallOutcome }
  | { text: string; during: number }
  | { stopped: NonNullable<CodeOutcome['stopped']> };
