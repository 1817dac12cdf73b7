import type { Client } from '#core/contract/contract.ts';
import type { Annotation } from '#core/contract/learner.ts';
import type { AppState } from './app-state.svelte.ts';
import { sentenceOf } from './client-error.ts';
import { DraftSaver } from './draft-saver.ts';

interface Place {
  packId: string;
  exerciseId: string;
}

/** What the learner keeps beside one exercise. */
export class NoteState {
  note = $state('');
  isBookmarked = $state(false);
  error: string | undefined = $state();
  readonly #app: AppState;
  readonly #client: Client;
  readonly #place: Place;
  readonly #saver = new DraftSaver(() => this.#save());
  /** As it was when the learner began to write. */
  #before = '';

  constructor(app: AppState, place: Place) {
    this.#app = app;
    this.#client = app.client;
    this.#place = place;
  }

  load(): Promise<void> {
    return this.#try(async () => this.#show(await this.#client('annotation.find', this.#place)));
  }

  write(note: string): void {
    this.note = note;
    this.#saver.touch();
  }

  /** The learner is done writing for now: it is saved, and can be taken back. */
  async leave(): Promise<void> {
    await this.#saver.flush();
    const before = this.#before;
    if (this.note === before) return;
    this.#before = this.note;
    this.#app.undo.offer('The note was changed.', async () => {
      this.note = before;
      this.#before = before;
      await this.#save();
    });
  }

  async bookmark(): Promise<void> {
    this.isBookmarked = !this.isBookmarked;
    await this.#try(() => this.#save());
    const done = this.isBookmarked ? 'The exercise is bookmarked.' : 'The bookmark was removed.';
    this.#app.undo.offer(done, async () => {
      this.isBookmarked = !this.isBookmarked;
      await this.#save();
    });
  }

  /** Saves what is typed at once: the page is being left. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  async #save(): Promise<void> {
    const { note, isBookmarked } = this;
    await this.#client('annotation.set', { ...this.#place, note, isBookmarked });
  }

  #show({ note, isBookmarked }: Annotation): void {
    [this.note, this.isBookmarked, this.#before] = [note, isBookmarked, note];
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    }
  }
}
