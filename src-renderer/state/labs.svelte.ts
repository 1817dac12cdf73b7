import type { Client } from '#core/contract/contract.ts';
import type {
  LabAnswer,
  LabExercise,
  LabList,
  LabStartInput,
  LabView,
} from '#core/contract/labs.ts';
import type { Prediction } from '#core/lab/prediction.ts';
import type { WeightUpdate } from '#core/lab/lab.ts';
import { sentenceOf } from './client-error.ts';
import { FollowedRun } from './followed-run.svelte.ts';
import { Loaded } from './loaded.svelte.ts';

/** How often a run at work is asked about, and how often its pictures are drawn anew. Units: ms. */
const ASK_MS = 250;
/** The same until the first points of its curves are there. Units: ms. */
const SOON_MS = 50;
const LOOK_MS = 600;

/** How many runs are compared at most. */
export const MOST_COMPARED = 4;

/** All labs and runs. */
export class LabsState extends Loaded<LabList> {
  constructor(client: Client) {
    super(() => client('lab.list'));
  }
}

/** One lab: its runs, those that are followed, and what is looked at. */
export class LabState {
  list: LabList | undefined = $state.raw();
  error: string | undefined = $state();
  /** Why the last thing that was asked for was not done, as a sentence. */
  problem: string | undefined = $state();
  /** The runs whose curves are shown; the first one is looked at. */
  followed: FollowedRun[] = $state.raw([]);
  view: LabView | undefined = $state.raw();
  /** Answers of the learner that can be taken over into the lab. */
  answers: LabAnswer[] = $state.raw([]);
  /** Where a run of the lab is graded. */
  exercises: LabExercise[] = $state.raw([]);
  /** The recorded step that is looked at; undefined follows the run. */
  step: number | undefined = $state();
  isStarting = $state(false);
  /** The run that was just started, until it was brought into sight. */
  started: number | undefined = $state();
  readonly #client: Client;
  readonly #labId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = 0;
  #isOpen = true;

  constructor(client: Client, labId: string) {
    this.#client = client;
    this.#labId = labId;
  }

  get info() {
    return this.list?.labs.find(({ id }) => id === this.#labId);
  }

  /** Newest first. */
  get runs() {
    return (this.list?.runs ?? []).filter(({ labId }) => labId === this.#labId);
  }

  /** The run that is looked at. */
  get current(): FollowedRun | undefined {
    return this.followed[0];
  }

  async load(runId?: number): Promise<void> {
    try {
      this.list = await this.#client('lab.list');
      this.error = undefined;
      const first = this.runs.find((run) => run.runId === runId) ?? this.runs[0];
      if (first && this.followed.length === 0) await this.show(first.runId);
      if (this.info?.texts)
        this.answers = await this.#client('lab.answers', { labId: this.#labId });
      this.exercises = await this.#client('lab.exercises', { labId: this.#labId });
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    }
  }

  ask(start: Pick<LabStartInput, 'settings' | 'seed'>): Promise<Prediction | null | undefined> {
    return this.#try(() => this.#client('lab.ask', { labId: this.#labId, ...start }));
  }

  async start(start: Omit<LabStartInput, 'labId'>): Promise<number | undefined> {
    this.isStarting = true;
    const run = await this.#try(() => this.#client('lab.start', { labId: this.#labId, ...start }));
    this.isStarting = false;
    if (!run) return undefined;
    await Promise.all([this.show(run.runId), this.#reload()]);
    this.started = run.runId;
    return run.runId;
  }

  /** Looks at a run, in place of the one before; those beside it stay. */
  async show(runId: number): Promise<void> {
    const others = this.followed.slice(1).filter((run) => run.runId !== runId);
    this.followed = [new FollowedRun(this.#client, runId), ...others];
    [this.view, this.step] = [undefined, undefined];
    await this.#follow(true);
  }

  /** Shows the curves of a run beside the current one, or no longer. */
  async compare(runId: number, isShown: boolean): Promise<void> {
    const rest = this.followed.filter((run) => run.runId !== runId);
    this.followed = isShown ? [...rest, new FollowedRun(this.#client, runId)] : rest;
    await this.#follow();
  }

  async change(what: 'pause' | 'resume' | 'cancel'): Promise<void> {
    const runId = this.current?.runId;
    if (runId === undefined) return;
    await this.#try(() => this.#client(`lab.${what}`, { runId }));
    await this.#reload();
    await this.#follow(true);
  }

  /** Yields whether it was removed. */
  async remove(runId: number): Promise<boolean> {
    const isGone = await this.#try(() => this.#client('lab.remove', { runId }));
    if (isGone === undefined) return false;
    const before = this.current;
    this.followed = this.followed.filter((run) => run.runId !== runId);
    await this.#reload();
    const next = this.current ?? this.runs[0];
    if (next && next !== before) await this.show(next.runId);
    return true;
  }

  /** Brings back a run that was removed. */
  async restore(runId: number): Promise<void> {
    await this.#try(() => this.#client('lab.restore', { runId }));
    if (!this.#isOpen) return;
    await this.#reload();
    await this.show(runId);
  }

  /** Looks at a recorded step; undefined follows the run. */
  async lookAt(step: number | undefined): Promise<void> {
    this.step = step;
    await this.#look();
  }

  update(picture: string, index: number): Promise<WeightUpdate | null | undefined> {
    const runId = this.current?.runId ?? 0;
    const at = this.step === undefined ? {} : { step: this.step };
    return this.#try(() => this.#client('lab.update', { runId, picture, index, ...at }));
  }

  /** Nothing is asked any more. */
  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  /** Brings what is followed up to date, and again for as long as something goes on. */
  async #follow(looks = false): Promise<void> {
    clearTimeout(this.#timer);
    const before = this.followed.map(({ run }) => run?.status).join();
    await this.#try(() => Promise.all(this.followed.map((run) => run.refresh())));
    const isDue = performance.now() - this.#lookedAt > LOOK_MS;
    const hasChanged = this.followed.map(({ run }) => run?.status).join() !== before;
    // Before there are points its thread is left alone: they come sooner.
    const hasPoints = this.followed.every(
      ({ curves, run }) => curves.steps.length > 0 || run?.status !== 'going',
    );
    if (looks || hasChanged || (isDue && this.step === undefined && this.current?.isAtWork))
      if (hasPoints) await this.#look();
    if (hasChanged) await this.#reload();
    clearTimeout(this.#timer);
    if (this.#isOpen && this.followed.some(({ isAtWork }) => isAtWork))
      this.#timer = setTimeout(
        () => void this.#follow(looks && !hasPoints),
        hasPoints ? ASK_MS : SOON_MS,
      );
  }

  async #look(): Promise<void> {
    const { current, step } = this;
    const canLook = current?.run && (current.isAtWork || current.recorded.length > 0);
    if (!canLook || current.run?.status === 'waiting') return;
    this.#lookedAt = performance.now();
    const at = step === undefined ? {} : { step };
    try {
      const view = await this.#client('lab.look', { runId: current.runId, ...at });
      if (this.current === current && this.step === step) this.view = view;
    } catch (thrown) {
      // A run that has just ended is looked at where it was recorded last, with the next news.
      if (step !== undefined || !current.isAtWork) this.problem = sentenceOf(thrown);
    }
  }

  async #reload(): Promise<void> {
    const list = await this.#try(() => this.#client('lab.list'), false);
    if (list) this.list = list;
  }

  async #try<T>(work: () => Promise<T>, clears = true): Promise<T | undefined> {
    try {
      const value = await work();
      if (clears) this.problem = undefined;
      return value;
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
      return undefined;
    }
  }
}
