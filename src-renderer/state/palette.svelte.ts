import type { Client } from '#core/contract/contract.ts';
import type { Hit } from '#core/contract/learner.ts';
import { sentenceOf } from './client-error.ts';

const AGAIN_MS = 700;

/** What a search finds while one types; a newer search makes an older one void. */
export class PaletteState {
  isOpen = $state(false);
  text = $state('');
  hits: Hit[] = $state.raw([]);
  error: string | undefined = $state();
  readonly #client: Client;
  #newest = 0;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  open(): void {
    [this.isOpen, this.text, this.hits, this.error] = [true, '', [], undefined];
    // The first search reads all packs: that begins while one types.
    void this.type('');
  }

  close(): void {
    clearTimeout(this.#again);
    this.isOpen = false;
  }

  async type(text: string): Promise<void> {
    this.text = text;
    clearTimeout(this.#again);
    const mine = ++this.#newest;
    try {
      const { hits, isComplete } = await this.#client('search.find', { text });
      if (mine !== this.#newest || !this.isOpen) return;
      [this.hits, this.error] = [hits, undefined];
      // Packs are still being read: a moment later there is more to find.
      if (!isComplete) this.#again = setTimeout(() => void this.type(text), AGAIN_MS);
    } catch (thrown) {
      if (mine === this.#newest) this.error = sentenceOf(thrown);
    }
  }
}
