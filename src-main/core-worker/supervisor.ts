import { AppError, messageOf } from '#core/errors.ts';
import type { PackSource } from '../pack-files/loaded-pack.ts';
import type { CallInput, CallName, CallOutput } from './protocol.ts';
import { WorkerThread } from './worker-thread.ts';

/** How long each call may take, and a start. Units: ms. */
type Deadlines = Record<CallName | 'start', number>;

export interface SupervisorOptions {
  workerFile: string | URL;
  deadlines?: Partial<Deadlines>;
  /** Told why a worker was lost. */
  onLoss?: (reason: string) => void;
}

/** The core as the backend sees it. */
export type Core = Pick<Supervisor, 'load' | 'call'>;

/** A core for one piece of work, which ends it afterwards. */
export type PassingCore = Pick<Supervisor, 'load' | 'call' | 'forget' | 'stop' | 'close'>;

const DEADLINES: Deadlines = {
  start: 20_000,
  load: 5000,
  fresh: 5000,
  draw: 2000,
  grade: 2000,
  scores: 5000,
  before: 2000,
  drawn: 2000,
  form: 2000,
  text: 2000,
  labs: 2000,
  hint: 2000,
  solution: 2000,
  explain: 2000,
  lint: 300_000,
  forget: 2000,
};

/**
 * Keeps a core worker at hand. Calls are sent one after another, so that only the one that hangs
 * fails; whoever comes next gets a new worker, with the packs it needs loaded again.
 */
export class Supervisor {
  readonly #workerFile: string | URL;
  readonly #deadlines: Deadlines;
  readonly #onLoss: (reason: string) => void;
  readonly #packs = new Map<string, PackSource>();
  #thread: WorkerThread | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor({ workerFile, deadlines, onLoss = () => undefined }: SupervisorOptions) {
    this.#workerFile = workerFile;
    this.#deadlines = { ...DEADLINES, ...deadlines };
    this.#onLoss = onLoss;
  }

  /**
   * Loads a pack under its hash, also into every worker to come.
   *
   * Errors: as `call`.
   */
  load(source: PackSource): Promise<CallOutput<'load'>> {
    return this.#inTurn((thread) => this.#loadInto(thread, source));
  }

  /**
   * One call about a pack that was loaded.
   *
   * Errors: AppError `core-timeout` past the deadline, `core-crash` when the worker ended on its own,
   * `core-closed` after `close`; else what the core threw.
   */
  call<C extends Exclude<CallName, 'load' | 'forget'>>(
    name: C,
    input: CallInput<C>,
  ): Promise<CallOutput<C>> {
    return this.#inTurn(async (thread) => {
      const source = this.#packs.get(input.key);
      if (source && !thread.loaded.has(input.key)) await this.#loadInto(thread, source);
      return thread.ask(name, input, this.#deadlines[name]);
    });
  }

  /** Lets go of a pack that was loaded, here and in the worker. Errors: as `call`. */
  forget(key: string): Promise<void> {
    this.#packs.delete(key);
    return this.#inTurn(async (thread) => {
      if (thread.loaded.delete(key)) await thread.ask('forget', { key }, this.#deadlines.forget);
    });
  }

  /** Ends what runs at the moment: its call fails with AppError `core-stopped`, and the next one gets a new worker. */
  async stop(): Promise<void> {
    await this.#thread?.end(new AppError('core-stopped', 'It was stopped.'));
  }

  /** Ends the worker; calls that wait fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.end(closed());
    await this.#turn;
  }

  /** Runs `job` on a living worker, after all jobs before it. */
  #inTurn<T>(job: (thread: WorkerThread) => Promise<T>): Promise<T> {
    const result = this.#turn.then(async () => job(await this.#alive()));
    this.#turn = result.catch((thrown: unknown) => {
      if (this.#thread?.isAlive === false && !this.#isClosed) this.#onLoss(messageOf(thrown));
    });
    return result;
  }

  async #alive(): Promise<WorkerThread> {
    if (this.#isClosed) throw closed();
    if (this.#thread?.isAlive) return this.#thread;
    const thread = new WorkerThread(this.#workerFile);
    this.#thread = thread;
    await thread.ready(this.#deadlines.start);
    return thread;
  }

  async #loadInto(thread: WorkerThread, source: PackSource): Promise<CallOutput<'load'>> {
    const loaded = await thread.ask('load', source, this.#deadlines.load);
    const { hash } = loaded.pack ?? {};
    if (hash !== undefined) {
      this.#packs.set(hash, source);
      thread.loaded.add(hash);
    }
    return loaded;
  }
}

const closed = () => new AppError('core-closed', 'The core was closed.');
