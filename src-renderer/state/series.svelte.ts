import type { Client } from '#core/contract/contract.ts';
import type { ReviewPlace, SeriesKind, SeriesPage, SeriesStep } from '#core/contract/series.ts';
import { sentenceOf } from './client-error.ts';
import type { UndoState } from './undo.svelte.ts';

interface Variant {
  packId: string;
  exerciseId: string;
  seed?: number | undefined;
}

/** The series of exercises under way, and the review that was opened last. */
export class SeriesState {
  /** The one under way, else the last one. */
  page: SeriesPage | undefined = $state.raw();
  error: string | undefined = $state();
  isBusy = $state(false);
  /** Where the review that was opened last begins. */
  review: (Variant & ReviewPlace) | undefined = $state.raw();
  readonly #client: Client;

  readonly #undo: UndoState;

  constructor(client: Client, undo: UndoState) {
    this.#client = client;
    this.#undo = undo;
  }

  /** The step that the learner stands at; none when there is no series under way. */
  get current(): SeriesStep | undefined {
    return this.page?.isOver === false ? this.page.steps.at(-1) : undefined;
  }

  /** Whether a variant is the one that the learner stands at. */
  isAt({ packId, exerciseId, seed }: Variant): boolean {
    const { current } = this;
    return current?.packId === packId && current.exerciseId === exerciseId && current.seed === seed;
  }

  load(): Promise<void> {
    return this.#during(async () => (await this.#client('series.open')) ?? undefined);
  }

  /** An answer was checked: it may be the one that the series waits for. */
  async answered(variant: Variant): Promise<void> {
    if (this.isAt(variant)) await this.load();
  }

  /** Begins one; yields the one that was open and ends there. */
  async start(kind: SeriesKind, mistake?: string): Promise<SeriesPage | undefined> {
    const about = { ...(mistake !== undefined && { mistake }) };
    let before: SeriesPage | undefined;
    await this.#during(async () => {
      before = this.page ?? (await this.#client('series.open')) ?? undefined;
      return this.#client('series.start', { kind, ...about });
    });
    return before?.isOver === false ? before : undefined;
  }

  /** Takes the start of the one under way back: the one before it goes on. */
  takeBack(): Promise<void> {
    return this.#during(async (seriesId) => {
      return (await this.#client('series.takeBack', { seriesId })) ?? undefined;
    });
  }

  /** Who goes on keeps what was begun. */
  next(): Promise<void> {
    this.#undo.forget();
    return this.#during((seriesId) => this.#client('series.next', { seriesId }));
  }

  /** Ends it where it is, which can be taken back. */
  end(): Promise<void> {
    return this.#during(async (seriesId) => {
      const page = await this.#client('series.end', { seriesId });
      this.#undo.offer(`The ${page.kind} was ended.`, () =>
        this.#during(() => this.#client('series.resume', { seriesId })),
      );
      return page;
    });
  }

  /** Draws a fresh variant for a review. Errors: ClientError. */
  async openReview(place: { packId: string; exerciseId: string }): Promise<ReviewPlace> {
    const found = await this.#client('review.open', place);
    this.review = { ...place, ...found };
    return found;
  }

  async #during(work: (seriesId: number) => Promise<SeriesPage | undefined>): Promise<void> {
    this.isBusy = true;
    try {
      this.page = await work(this.page?.seriesId ?? 0);
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    } finally {
      this.isBusy = false;
    }
  }
}
