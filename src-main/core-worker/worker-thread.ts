import { Worker } from 'node:worker_threads';
import { AppError, messageOf } from '#core/errors.ts';
import type { Answer, CallInput, CallName, CallOutput } from './protocol.ts';

/** What a runaway computation may fill before its thread ends. Units: MB. */
const MEMORY_MB = 512;

/** How long a call may take that says it is at work. Units: ms. */
const LONGEST_MS = 120_000;

interface Waiting {
  deadlineMs: number;
  startedAt: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** One life of a worker: one call at a time, and the first one that is late ends it. */
export class WorkerThread {
  /** Hashes of the packs loaded here. */
  readonly loaded = new Set<string>();
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  #lastId = 0;
  #isAlive = true;

  constructor(file: string | URL) {
    this.#worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    this.#worker.on('message', (answer: Answer) => this.#receive(answer));
    this.#worker.on('error', (thrown) => this.#crash(messageOf(thrown)));
    this.#worker.on('exit', (code) => this.#crash(`exit code ${code}`));
  }

  /**
   * Waits until it can be asked.
   *
   * Errors: AppError `core-crash` or `core-timeout` when it cannot start; what `end` was called with.
   */
  async ready(deadlineMs: number): Promise<void> {
    await this.#wait(deadlineMs);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /**
   * The answer to one call; call it again only when the one before has its answer.
   *
   * Errors: AppError `core-timeout`, after which the worker is gone; `core-crash`; what the core says. Any other
   * error is a fault in the core, with its stack, and not for people to read.
   */
  async ask<C extends CallName>(
    call: C,
    input: CallInput<C>,
    deadlineMs: number,
  ): Promise<CallOutput<C>> {
    const answer = this.#wait(deadlineMs);
    this.#worker.postMessage({ id: ++this.#lastId, call, input });
    return (await answer) as CallOutput<C>;
  }

  /** Ends the worker at once; a call that waits fails with `error`. */
  async end(error: AppError): Promise<void> {
    this.#isAlive = false;
    this.#take()?.reject(error);
    await this.#worker.terminate();
  }

  #wait(deadlineMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const [timer, startedAt] = [this.#endAfter(deadlineMs), performance.now()];
      this.#waiting = { deadlineMs, startedAt, resolve, reject, timer };
    });
  }

  #endAfter(deadlineMs: number): NodeJS.Timeout {
    return setTimeout(() => void this.end(lateAfter(deadlineMs)), deadlineMs);
  }

  /** The deadline counts anew from a sign of work. */
  #waitOn(): void {
    const waiting = this.#waiting;
    if (!waiting || performance.now() - waiting.startedAt > LONGEST_MS) return;
    clearTimeout(waiting.timer);
    waiting.timer = this.#endAfter(waiting.deadlineMs);
  }

  #receive(answer: Answer): void {
    if ('ready' in answer) this.#take()?.resolve(undefined);
    else if ('busy' in answer) this.#waitOn();
    else if (answer.id !== this.#lastId) return;
    else if (answer.ok) this.#take()?.resolve(answer.value);
    else if ('fault' in answer) this.#take()?.reject(new Error(`The core failed. ${answer.fault}`));
    else this.#take()?.reject(new AppError(answer.error.code, answer.error.message));
  }

  #crash(reason: string): void {
    this.#isAlive = false;
    this.#take()?.reject(
      new AppError('core-crash', `The core stopped (${reason}) and was restarted.`),
    );
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting;
    clearTimeout(waiting?.timer);
    this.#waiting = undefined;
    return waiting;
  }
}

const lateAfter = (deadlineMs: number) =>
  new AppError(
    'core-timeout',
    `The core did not answer within ${deadlineMs / 1000} s and was restarted.`,
  );
