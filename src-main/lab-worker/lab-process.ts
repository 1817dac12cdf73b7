import { Worker } from 'node:worker_threads';
import { AppError, messageOf } from '#core/errors.ts';
import type { LabCallName, LabInput, LabMessage, LabNews, LabOutput } from './protocol.ts';

/** What a run may fill of JavaScript's memory; tensors lie beside it. Units: MB. */
const MEMORY_MB = 1024;

/** What listens to a thread. */
export interface LabListener {
  onNews?: (news: LabNews) => void;
  /** Told once why the thread ended by itself. */
  onLoss?: (reason: string) => void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** One lab thread: answers calls, and sends news while it runs something. */
export class LabProcess {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #listener: LabListener;
  #lastId = 0;
  #isAlive = true;

  constructor(threadFile: string | URL, listener: LabListener = {}) {
    this.#listener = listener;
    this.#worker = new Worker(threadFile, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#worker.on('message', (message: LabMessage) => this.#receive(message));
    this.#worker.on('error', (thrown) => this.#lose(messageOf(thrown)));
    this.#worker.on('exit', (code) => this.#lose(`exit code ${code}`));
  }

  /** Tells somebody else from now on. */
  listen(listener: LabListener): void {
    this.#listener = listener;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /**
   * Errors: what the lab says; AppError `lab-timeout` past the deadline, after which the thread is gone; `lab-crash`.
   * Any other error is a fault of ours, with its stack.
   */
  async call<C extends LabCallName>(
    call: C,
    input: LabInput<C>,
    deadlineMs: number,
  ): Promise<LabOutput<C>> {
    if (!this.#isAlive) throw crashed('it was ended');
    const id = ++this.#lastId;
    const answer = new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.end(late(deadlineMs)), deadlineMs);
      this.#waiting.set(id, { resolve, reject, timer });
    });
    this.#worker.postMessage({ id, call, input });
    return (await answer) as LabOutput<C>;
  }

  /** Ends the thread at once; no news come after it. */
  async end(error: AppError = crashed('it was ended')): Promise<void> {
    this.#isAlive = false;
    this.#rejectAll(error);
    await this.#worker.terminate();
  }

  #receive(message: LabMessage): void {
    if (!this.#isAlive) return;
    if ('news' in message) return this.#listener.onNews?.(message.news);
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    this.#waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.ok) waiting.resolve(message.value);
    else if ('fault' in message) waiting.reject(new Error(message.fault));
    else waiting.reject(new AppError(message.error.code, message.error.message));
  }

  #lose(reason: string): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#rejectAll(crashed(reason));
    this.#listener.onLoss?.(reason);
  }

  #rejectAll(error: AppError): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}

const late = (deadlineMs: number) =>
  new AppError(
    'lab-timeout',
    `The lab did not answer within ${deadlineMs / 1000} s and was ended.`,
  );

const crashed = (reason: string) =>
  new AppError('lab-crash', `The thread of the lab stopped: ${reason}.`);
