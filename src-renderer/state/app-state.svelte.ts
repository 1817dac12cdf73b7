import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { Client } from '#core/contract/contract.ts';
import type { Settings } from '#core/contract/pages.ts';
import type { RecordState } from '#core/contract/record.ts';
import { sentenceOf } from './client-error.ts';

export type Theme = Settings['theme'];

const WATCH_MS = 3000;

const prefersDark = new MediaQuery('(prefers-color-scheme: dark)');

/** What outlives a page: the connection, the learner's settings, and the client that all states use. */
export class AppState {
  readonly client: Client;
  isConnected = $state(true);
  theme: Theme = $state('system');
  /** Whether what the learner does is kept; none before the first answer of the backend. */
  record: RecordState | undefined = $state.raw();
  /** Why a setting could not be kept, as a sentence. */
  error: string | undefined = $state();
  /** The theme on screen. */
  readonly shownTheme = $derived(
    this.theme === 'system' ? (prefersDark.current ? 'dark' : 'light') : this.theme,
  );

  constructor(client: Client) {
    this.client = client;
  }

  async load(): Promise<void> {
    await this.#keep(async () => {
      this.record = await this.client('recovery.state');
      // A database that is not open knows no settings.
      if (this.record.damage) return;
      this.theme = (await this.client('settings.get')).theme;
    });
  }

  /** Asks every few seconds whether what the learner does is kept, until the returned function is called. */
  watchRecord(): () => void {
    const timer = setInterval(() => {
      this.client('recovery.state').then(
        (state) => (this.record = state),
        // A lost connection has a banner of its own.
        () => undefined,
      );
    }, WATCH_MS);
    return () => clearInterval(timer);
  }

  async chooseTheme(theme: Theme): Promise<void> {
    this.theme = theme;
    await this.#keep(() => this.client('settings.set', { theme }));
  }

  async #keep(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    }
  }
}

/** The one AppState, for every component below the root. */
export const [getApp, setApp] = createContext<AppState>();
