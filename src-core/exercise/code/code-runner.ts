import type { CodeArgument, CodeValue } from './code-value.ts';

/** Code of a learner to run: its function is called with each list of arguments in turn. */
export interface CodeJob {
  source: string;
  functionName: string;
  calls: readonly (readonly CodeArgument[])[];
  /** For everything together. Units: ms. */
  timeMs: number;
}

/** What became of one call. */
export type CallOutcome =
  | { ok: true; value: CodeValue }
  | {
      ok: false;
      /** `TypeError: cannot read property 'length' of undefined`. */
      message: string;
      line?: number;
    };

/** Why the source cannot be run at all. Lines and columns count from 1. */
export interface CodeFault {
  message: string;
  line?: number;
  column?: number;
}

/** What the code wrote to the console during a call; −1 is before the first one. */
export interface ConsoleText {
  call: number;
  text: string;
}

export interface CodeOutcome {
  fault?: CodeFault;
  /** One for each call that came to an end. */
  calls: CallOutcome[];
  console: ConsoleText[];
  /** What ran out before the last call had come to an end. */
  stopped?: 'time' | 'memory';
}

/** Runs code apart from everything else, and comes back in about `timeMs` whatever the code does. */
export type CodeRunner = (job: CodeJob) => CodeOutcome;

let offered: CodeRunner | undefined;

/** Lets the core run code of learners, which it cannot do by itself. Yields what takes the offer back. */
export function offerCodeRunner(run: CodeRunner): () => void {
  offered = run;
  return () => {
    if (offered === run) offered = undefined;
  };
}

/** Runs code of a learner; without a runner nothing can be said about it. */
export function runCode(job: CodeJob): CodeOutcome {
  const fault = { message: 'Code cannot be run here. Open the exercise in the app.' };
  return offered?.(job) ?? { fault, calls: [], console: [] };
}
