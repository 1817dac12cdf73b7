import type { Client } from '#core/contract/contract.ts';
import { messageOf } from '#core/errors.ts';
import type { WorkbenchAnswer } from '#core/workbench/answer-workbench.ts';
import { draftLimit } from '#core/workbench/draft-limit.ts';
import { readDraft, writeDraft } from '#core/workbench/read-workbench.ts';
import type { WorkbenchDraft } from '#core/workbench/read-workbench.ts';
import { firstWorkbench } from '#core/workbench/workbench-state.ts';
import type { WorkbenchState } from '#core/workbench/workbench-state.ts';
import { sentenceOf } from './client-error.ts';
import { DraftSaver } from './draft-saver.ts';

/** What computes a state: undefined when a newer one was asked for meanwhile. */
export interface Runner {
  run(state: WorkbenchState): Promise<WorkbenchAnswer | undefined>;
  dispose(): void;
}

/** Changes that can be taken back. */
const UNDO_LIMIT = 100;

export type Copy = 'a' | 'b';

/** A state with what it yields: the two always belong together. */
export interface Answered {
  state: WorkbenchState;
  answer: WorkbenchAnswer;
}

/** What lies on the bench: one state or two, what they yield, and the way back. */
export class BenchState {
  draft: WorkbenchDraft = $state.raw({ at: 'a', a: firstWorkbench });
  answers: Partial<Record<Copy, Answered>> = $state.raw({});
  /** False until what was kept is there. */
  isOpen = $state(false);
  isBusy = $state(false);
  /** Why there is no newer answer, as a sentence. */
  error: string | undefined = $state();
  /** Why the bench is not kept, as a sentence. */
  unkept: string | undefined = $state();
  #before: WorkbenchDraft[] = $state.raw([]);
  #after: WorkbenchDraft[] = $state.raw([]);

  readonly state: WorkbenchState = $derived(this.draft[this.draft.at] ?? this.draft.a);
  /** The newest answer; its state may be older than the present one. */
  readonly answered: Answered | undefined = $derived(this.answers[this.draft.at]);
  /** The copy that is not worked on. */
  readonly other: Copy | undefined = $derived(
    this.draft.b === undefined ? undefined : this.draft.at === 'a' ? 'b' : 'a',
  );
  readonly canUndo = $derived(this.#before.length > 0);
  readonly canRedo = $derived(this.#after.length > 0);

  readonly #client: Client;
  readonly #runners: Record<Copy, Runner>;
  readonly #saver = new DraftSaver(() => this.#keep());

  /** One runner for each copy. */
  constructor(client: Client, makeRunner: () => Runner) {
    this.#client = client;
    this.#runners = { a: makeRunner(), b: makeRunner() };
  }

  /** Fetches what was kept; `offer` comes onto the bench as a change that can be taken back. */
  async open(offer?: WorkbenchState): Promise<void> {
    try {
      const kept = await this.#client('bench.open');
      const draft = kept === null ? undefined : readDraft(kept);
      if (draft) this.draft = draft;
    } catch (thrown) {
      this.unkept = sentenceOf(thrown);
    }
    this.isOpen = true;
    if (offer) this.change(() => offer);
    else this.#run(this.draft.at);
    if (this.other) this.#run(this.other);
  }

  /** Changes the copy that is worked on. */
  change(by: (state: WorkbenchState) => WorkbenchState): void {
    const { draft } = this;
    this.#become({ ...draft, [draft.at]: by(this.state) });
    this.#run(draft.at);
  }

  /** Puts a copy of the present state beside it; work goes on in the new one. */
  fork(): void {
    const { state, answered } = this;
    this.#become({ at: 'b', a: state, b: state });
    this.answers = answered ? { a: answered, b: answered } : {};
    this.#runAll();
  }

  /** Works on a copy. */
  turnTo(at: Copy): void {
    if (at !== this.draft.at) this.#become({ ...this.draft, at });
  }

  /** Goes on with one copy alone. */
  keepOnly(copy: Copy): void {
    const answered = this.answers[copy];
    this.#become({ at: 'a', a: this.draft[copy] ?? this.draft.a });
    this.answers = answered ? { a: answered } : {};
    this.#runAll();
  }

  undo(): void {
    const draft = this.#before.at(-1);
    if (!draft) return;
    this.#before = this.#before.slice(0, -1);
    this.#after = [...this.#after, this.draft];
    this.#show(draft);
  }

  redo(): void {
    const draft = this.#after.at(-1);
    if (!draft) return;
    this.#after = this.#after.slice(0, -1);
    this.#before = [...this.#before, this.draft];
    this.#show(draft);
  }

  /** Writes what is not yet kept. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  dispose(): void {
    void this.flush();
    this.#runners.a.dispose();
    this.#runners.b.dispose();
  }

  #become(draft: WorkbenchDraft): void {
    this.#before = [...this.#before, this.draft].slice(-UNDO_LIMIT);
    this.#after = [];
    this.draft = draft;
    this.#saver.touch();
  }

  #show(draft: WorkbenchDraft): void {
    this.draft = draft;
    this.#saver.touch();
    this.#runAll();
  }

  #runAll(): void {
    this.#run('a');
    if (this.draft.b) this.#run('b');
  }

  async #keep(): Promise<void> {
    const draft = writeDraft(this.draft);
    if (draft.length > draftLimit) {
      this.unkept =
        'The bench holds too many typed numbers to be kept. It is gone when you leave this page: export what you need.';
      return;
    }
    try {
      await this.#client('bench.keep', { draft });
      this.unkept = undefined;
    } catch (thrown) {
      this.unkept = `The bench is not kept yet: ${sentenceOf(thrown)}`;
      throw thrown;
    }
  }

  #run(copy: Copy): void {
    const state = this.draft[copy];
    if (!state) return;
    this.isBusy = true;
    this.#runners[copy].run(state).then(
      (answer) => {
        if (!answer) return;
        this.answers = { ...this.answers, [copy]: { state, answer } };
        [this.error, this.isBusy] = [undefined, false];
      },
      (thrown: unknown) => {
        [this.error, this.isBusy] = [messageOf(thrown), false];
      },
    );
  }
}
