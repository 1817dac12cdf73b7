import type { Client } from '#core/contract/contract.ts';
import type { AuthorCheck, AuthorFiles, AuthorText } from '#core/contract/author.ts';
import { sentenceOf } from './client-error.ts';
import { DraftSaver } from './draft-saver.ts';

/** Before a text is read through after a key, so that typing is not slowed down. Units: ms. */
const CHECK_MS = 300;
/** Before a failed question about the folder is asked again. Units: ms. */
const PAUSE_MS = 3000;

/** The folder of a pack on an author's desk: one text open at a time, saved soon after it was typed. */
export class AuthorState {
  files: AuthorFiles | undefined = $state.raw();
  /** The text as it is known to stand on the disk. */
  saved: AuthorText | undefined = $state.raw();
  /** The text as it stands in the editor. */
  text = $state('');
  /** What another program made of the open file meanwhile; null when it was removed. */
  conflict: AuthorText | null | undefined = $state.raw();
  check: AuthorCheck | undefined = $state.raw();
  /** What went wrong last, as a sentence. */
  error: string | undefined = $state();
  /** Told to the editor: a text that did not come from typing. */
  onreplace: (text: string) => void = () => undefined;
  readonly isDirty = $derived(this.saved !== undefined && this.text !== this.saved.text);
  readonly #client: Client;
  readonly #folder: string;
  readonly #saver = new DraftSaver(() => this.#save());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newestCheck = 0;

  constructor(client: Client, folder: string) {
    this.#client = client;
    this.#folder = folder;
  }

  /** Opens the folder and follows its changes until the returned function is called. */
  start(path: string | undefined): () => void {
    let isStopped = false;
    const follow = async (): Promise<void> => {
      await this.#try(async () => {
        this.files = await this.#client('author.open', { folder: this.#folder });
        await this.show(path ?? this.files.files[0] ?? 'pack.yaml');
      });
      while (!isStopped && this.files) {
        const { revision } = this.files;
        try {
          const files = await this.#client('author.watch', { folder: this.#folder, revision });
          if (!isStopped && files.revision !== revision) await this.#changed(files);
        } catch (thrown) {
          this.error = sentenceOf(thrown);
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    };
    void follow();
    return () => {
      isStopped = true;
      clearTimeout(this.#timer);
      void this.flush();
    };
  }

  /** Opens another text of the folder, the one before saved. */
  async show(path: string): Promise<void> {
    await this.flush();
    await this.#try(async () => {
      const read = await this.#client('author.read', { folder: this.#folder, path });
      [this.saved, this.text, this.conflict] = [read, read.text, undefined];
      await this.readThrough();
    });
  }

  /** The text that was typed. */
  type(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.#saver.touch();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.readThrough(), CHECK_MS);
  }

  /** Saves at once. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  /** Makes an exercise of a template and opens it; false when that could not be, which `error` tells. */
  add(template: string, id: string, title: string): Promise<boolean> {
    const input = { folder: this.#folder, template, id, title };
    return this.#make(() => this.#client('author.add', input));
  }

  /** Makes an assignment of all exercises and opens it; false when that could not be, which `error` tells. */
  assign(): Promise<boolean> {
    return this.#make(() => this.#client('author.assign', { folder: this.#folder }));
  }

  /** Goes on with the author's own text, or with the other program's. */
  async settle(how: 'mine' | 'theirs'): Promise<void> {
    const { saved, conflict } = this;
    if (!saved || conflict === undefined) return;
    this.conflict = undefined;
    if (how === 'mine') {
      this.saved = { path: saved.path, text: conflict?.text ?? '', stamp: conflict?.stamp ?? '' };
      this.#saver.touch();
      await this.flush();
    } else if (conflict) {
      this.#saver.forget();
      this.#replace(conflict);
    } else {
      this.#saver.forget();
      await this.show('pack.yaml');
    }
  }

  /** Reads the pack with the text as it stands in the editor. */
  async readThrough(): Promise<void> {
    const mine = ++this.#newestCheck;
    const { saved, text } = this;
    await this.#try(async () => {
      const edited = saved ? { path: saved.path, text } : {};
      const check = await this.#client('author.check', { folder: this.#folder, ...edited });
      if (mine === this.#newestCheck) this.check = check;
    });
  }

  /** Something in the folder is not as it was: perhaps by ourselves. */
  async #changed(files: AuthorFiles): Promise<void> {
    this.files = files;
    const { saved } = this;
    if (!saved || this.#saver.isDirty || this.conflict !== undefined) return;
    const now = files.files.includes(saved.path)
      ? await this.#client('author.read', { folder: this.#folder, path: saved.path })
      : null;
    if (now?.stamp === this.saved?.stamp || this.saved?.path !== saved.path) return;
    if (now && !this.isDirty) this.#replace(now);
    else this.conflict = now;
  }

  #replace(text: AuthorText): void {
    [this.saved, this.text] = [text, text.text];
    this.onreplace(text.text);
    void this.readThrough();
  }

  /** Makes a file and opens it. */
  async #make(work: () => Promise<string>): Promise<boolean> {
    await this.flush();
    let isMade = false;
    await this.#try(async () => {
      const path = await work();
      isMade = true;
      await this.show(path);
    });
    return isMade;
  }

  async #save(): Promise<void> {
    const { saved, text } = this;
    if (!saved || text === saved.text || this.conflict !== undefined) return;
    const { path, stamp } = saved;
    try {
      const result = await this.#client('author.save', { folder: this.#folder, path, text, stamp });
      if ('conflict' in result) this.conflict = result.conflict;
      else this.saved = { path, text, stamp: result.stamp };
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
      throw thrown;
    }
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
