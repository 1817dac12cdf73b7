import { createContext } from 'svelte';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import { sentenceOf } from './client-error.ts';

/** Long enough that a pointer on its way elsewhere opens nothing, and closes nothing on its way over. */
const OPEN_AFTER_MS = 350;
const CLOSE_AFTER_MS = 250;

/** The number of a text that is asked about, and where it comes from. */
export class Explainer {
  /** The number on the page; none when nothing is asked. */
  anchor: HTMLElement | undefined = $state.raw();
  derivation: Derivation | undefined = $state.raw();
  /** Why there is no answer, as a sentence. */
  error: string | undefined = $state();
  /** True when it was asked by a key or a press: then it stays until it is closed. */
  isHeld = $state(false);
  /** True when it was asked by a key. */
  takesFocus = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;
  readonly #ask: (address: string) => Promise<Derivation>;

  constructor(ask: (address: string) => Promise<Derivation>) {
    this.#ask = ask;
  }

  /** The pointer rests on a number. */
  hover(anchor: HTMLElement): void {
    this.#after(OPEN_AFTER_MS, () => {
      if (this.anchor !== anchor) void this.open(anchor, 'hover');
    });
  }

  /** The pointer left the number or its explanation. */
  leave(): void {
    this.#after(CLOSE_AFTER_MS, () => {
      if (!this.isHeld) this.close();
    });
  }

  /** The pointer came back, or went from the number to its explanation. */
  stay(): void {
    clearTimeout(this.#timer);
  }

  /** Asks about a number; it shows when the answer is there, so that it has its size at once. */
  async open(anchor: HTMLElement, how: 'hover' | 'press' | 'key'): Promise<void> {
    this.stay();
    const asked = ++this.#last;
    try {
      const derivation = await this.#ask(anchor.dataset['hole'] ?? '');
      if (asked !== this.#last) return;
      [this.derivation, this.error] = [derivation, undefined];
    } catch (thrown) {
      if (asked !== this.#last) return;
      [this.derivation, this.error] = [undefined, sentenceOf(thrown)];
    }
    this.isHeld = how !== 'hover';
    this.takesFocus = how === 'key';
    this.anchor = anchor;
  }

  /** Closes it, and gives up what was asked. */
  close(): void {
    this.stay();
    this.#last++;
    this.closed();
  }

  /** It was closed on the page; what is asked next may be under way already. */
  closed(): void {
    this.anchor = undefined;
    this.isHeld = false;
  }

  #after(waitMs: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, waitMs);
  }
}

/** The one explainer of a page. */
export const [getExplainer, setExplainer] = createContext<Explainer>();
