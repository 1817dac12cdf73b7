import type { WorkbenchAnswer } from '#core/workbench/answer-workbench.ts';
import type { WorkbenchState } from '#core/workbench/workbench-state.ts';
import type { BenchQuestion, BenchReply } from './bench-worker.ts';

/** A run that takes longer is given up. */
const LONGEST_MS = 30_000;
/** A run that nobody waits for any more may go on for this long; then its thread is ended. */
const OVERDUE_MS = 400;

interface Waiting {
  number: number;
  settle: (answer: WorkbenchAnswer | undefined) => void;
  fail: (reason: Error) => void;
}

/**
 * Runs states in a thread of its own, the newest one only: a run that was asked for before yields undefined. A thread
 * that is busy with an old one is ended, so that the newest never waits long.
 */
export class BenchRunner {
  #worker: Worker | undefined;
  #waiting: Waiting | undefined;
  #next: BenchQuestion | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  /** Errors: Error in words for the reader when the thread broke or took too long. */
  run(state: WorkbenchState): Promise<WorkbenchAnswer | undefined> {
    const question: BenchQuestion = { number: ++this.#count, state };
    const before = this.#waiting;
    before?.settle(undefined);
    return new Promise((settle, fail) => {
      this.#waiting = { number: question.number, settle, fail };
      if (before && this.#worker) {
        this.#next = question;
        this.#after(OVERDUE_MS, () => this.#restart());
      } else this.#send(question);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting?.settle(undefined);
    this.#waiting = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(question: BenchQuestion): void {
    this.#next = undefined;
    this.#worker ??= this.#start();
    this.#worker.postMessage(question);
    this.#after(LONGEST_MS, () =>
      this.#break(
        `This took longer than ${LONGEST_MS / 1000} seconds and was given up. Try a smaller input or fewer layers.`,
      ),
    );
  }

  #start(): Worker {
    const worker = new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<BenchReply>) => this.#hear(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#break(`Computing failed: ${event.message || 'the thread could not start'}.`);
    });
    return worker;
  }

  #hear({ number, answer }: BenchReply): void {
    const waiting = this.#waiting;
    if (this.#next) this.#send(this.#next);
    else if (waiting?.number === number) {
      clearTimeout(this.#timer);
      this.#waiting = undefined;
      waiting.settle(answer);
    }
  }

  #restart(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    if (this.#next) this.#send(this.#next);
  }

  #break(message: string): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#next = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    waiting?.fail(new Error(message));
  }

  #after(ms: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }
}
