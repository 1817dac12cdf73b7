import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { AnswerInput, Client } from '#core/contract/contract.ts';
import type { Settings } from '#core/contract/pages.ts';
import type { RecordState } from '#core/contract/record.ts';
import { sentenceOf } from './client-error.ts';
import { PaletteState } from './palette.svelte.ts';
import { SeriesState } from './series.svelte.ts';
import { IncomingPack } from './incoming-pack.svelte.ts';
import { UndoState } from './undo.svelte.ts';

export type Theme = Settings['theme'];

/** What choosing a theme did. */
const THEME_WORDS: Record<Theme, string> = {
  system: 'The theme follows the system.',
  light: 'The theme is light.',
  dark: 'The theme is dark.',
};

const WATCH_MS = 3000;

const prefersDark = new MediaQuery('(prefers-color-scheme: dark)');

/** What outlives a page: the connection, the learner's settings, and the client that all states use. */
export class AppState {
  readonly client: Client;
  /** Packs on their way in. */
  readonly packs: IncomingPack;
  /** The placement or drill under way. */
  readonly series: SeriesState;
  readonly palette: PaletteState;
  readonly undo = new UndoState();
  isConnected = $state(true);
  theme: Theme = $state('system');
  /** Whether what the learner does is kept; none before the first answer of the backend. */
  record: RecordState | undefined = $state.raw();
  /** Whether a pack was written here: then the rail leads there. */
  isAuthor = $state(false);
  /** Whether results of others were opened here: then the rail leads to them. */
  isInstructor = $state(false);
  /** Why a setting could not be kept, as a sentence. */
  error: string | undefined = $state();
  /** The theme on screen. */
  readonly shownTheme = $derived(
    this.theme === 'system' ? (prefersDark.current ? 'dark' : 'light') : this.theme,
  );

  constructor(client: Client) {
    this.client = this.#listening(client);
    this.packs = new IncomingPack(client);
    this.series = new SeriesState(client, this.undo);
    this.palette = new PaletteState(client);
  }

  async load(): Promise<void> {
    await this.#keep(async () => {
      this.record = await this.client('recovery.state');
      // A database that is not open knows no settings.
      if (this.record.damage) return;
      const settings = await this.client('settings.get');
      [this.theme, this.isAuthor] = [settings.theme, settings.authors];
      this.isInstructor = settings.instructs;
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
    const before = this.theme;
    this.theme = theme;
    await this.#keep(() => this.client('settings.set', { theme }));
    this.undo.offer(THEME_WORDS[theme], async () => {
      this.theme = before;
      await this.client('settings.set', { theme: before });
    });
  }

  /** A pack is being written here. */
  async becomeAuthor(): Promise<void> {
    if (this.isAuthor) return;
    this.isAuthor = true;
    await this.#keep(() => this.client('settings.set', { authors: true }));
  }

  /** The client, heard by what goes on over several pages. */
  #listening(client: Client): Client {
    const call: Client = async (name, ...input) => {
      const output = await client(name, ...input);
      // Only an answer that was checked carries a place with it.
      const [variant] = input as unknown[];
      if (name === 'exercise.check') void this.series.answered(variant as AnswerInput);
      return output;
    };
    return call;
  }

  /** Results of others are being opened here. */
  async becomeInstructor(): Promise<void> {
    if (this.isInstructor) return;
    this.isInstructor = true;
    await this.#keep(() => this.client('settings.set', { instructs: true }));
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
