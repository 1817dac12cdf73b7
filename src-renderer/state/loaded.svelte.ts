import { tick } from 'svelte';
import type { Client } from '#core/contract/contract.ts';
import type {
  HomePage,
  LearnPage,
  PackPage,
  PackSummary,
  TopicPage,
} from '#core/contract/pages.ts';
import { sentenceOf } from './client-error.ts';

/** What a page shows, fetched once and again on demand; a newer fetch makes an older one void. */
export class Loaded<T> {
  value: T | undefined = $state.raw();
  error: string | undefined = $state();
  readonly #fetch: () => Promise<T>;
  #newest = 0;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  async load(): Promise<void> {
    const mine = ++this.#newest;
    // The page that is being left first sends what it has yet to save.
    await tick();
    try {
      const value = await this.#fetch();
      if (mine === this.#newest) [this.value, this.error] = [value, undefined];
    } catch (thrown) {
      if (mine === this.#newest) this.error = sentenceOf(thrown);
    }
  }
}

/** What to do now, recent work, and the packs. */
export class HomeState extends Loaded<HomePage> {
  constructor(client: Client) {
    super(() => client('home.open'));
  }
}

/** All packs. */
export class PackListState extends Loaded<PackSummary[]> {
  constructor(client: Client) {
    super(() => client('pack.list'));
  }
}

/** One pack with its exercises and how far each is. */
export class PackState extends Loaded<PackPage> {
  constructor(client: Client, packId: string) {
    super(() => client('pack.open', { packId }));
  }
}

/** The ids of the bookmarked exercises of a pack. */
export class BookmarksState extends Loaded<readonly string[]> {
  constructor(client: Client, packId: string) {
    super(async () => {
      const all = await client('annotation.list');
      const own = all.filter((one) => one.isBookmarked && one.packId === packId);
      return own.map(({ exerciseId }) => exerciseId);
    });
  }
}

/** The concept map and the path through it. */
export class LearnState extends Loaded<LearnPage> {
  constructor(client: Client) {
    super(() => client('learn.open'));
  }
}

/** One topic, with its primer and its exercises. */
export class TopicState extends Loaded<TopicPage> {
  /** Why no other example could be drawn, as a sentence. */
  problem: string | undefined = $state();
  readonly #client: Client;
  readonly #topicId: string;

  constructor(client: Client, topicId: string) {
    super(() => client('topic.open', { topicId }));
    this.#client = client;
    this.#topicId = topicId;
  }

  /** Draws the primer with other numbers. */
  async another(): Promise<void> {
    const seed = this.value?.primer?.seed ?? 0;
    try {
      const primer = await this.#client('topic.another', { topicId: this.#topicId, seed });
      if (this.value) this.value = { ...this.value, primer };
      this.problem = undefined;
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
    }
  }
}
