import type { Client } from '#core/contract/contract.ts';
import type { ExportKind, ProfileList } from '#core/contract/learner.ts';
import type { AppState } from './app-state.svelte.ts';
import { sentenceOf } from './client-error.ts';

/** As much as the backend hands out and takes at once. Units: bytes. */
const PIECE = 2_000_000;

/** The learners of this machine, and what is taken in and out. */
export class LearnersState {
  list: ProfileList | undefined = $state.raw();
  error: string | undefined = $state();
  /** What was done, as a sentence. */
  done: string | undefined = $state();
  isBusy = $state(false);
  readonly #app: AppState;
  readonly #client: Client;

  constructor(app: AppState) {
    this.#app = app;
    this.#client = app.client;
  }

  load = (): Promise<void> => this.#during(() => this.#client('profile.overview'));

  /** Makes a learner and puts them at work. */
  create(name: string): Promise<void> {
    return this.#during(async () => {
      const before = this.list?.current;
      const { profileId } = await this.#client('profile.create', { name });
      const list = await this.#select(profileId, `${name} is at work now.`);
      this.#app.undo.offer(`${name} was added.`, () => this.#takeBack(profileId, before));
      return list;
    });
  }

  select(profileId: number, name: string): Promise<void> {
    return this.#during(async () => {
      const before = this.list?.profiles.find((one) => one.profileId === this.list?.current);
      const list = await this.#select(profileId, `${name} is at work now.`);
      if (before)
        this.#app.undo.offer(`${name} is at work now.`, () =>
          this.select(before.profileId, before.name),
        );
      return list;
    });
  }

  /** Hides who was just added, and puts the one before back to work. */
  #takeBack(profileId: number, before: number | undefined): Promise<void> {
    return this.#during(async () => {
      await this.#client('profile.delete', { profileId });
      if (before !== undefined) await this.#client('profile.select', { profileId: before });
      void this.#app.series.load();
      return this.#client('profile.overview');
    });
  }

  rename(profileId: number, name: string, before: string): Promise<void> {
    return this.#during(async () => {
      const list = await this.#client('profile.rename', { profileId, name });
      this.#app.undo.offer(`${before} is called ${name} now.`, () =>
        this.rename(profileId, before, name),
      );
      return list;
    });
  }

  /** Hides a learner with all answers. */
  remove(profileId: number, name: string): Promise<void> {
    return this.#during(async () => {
      const list = await this.#client('profile.delete', { profileId });
      this.#app.undo.offer(`${name} was deleted.`, () => this.restore(profileId));
      void this.#app.series.load();
      return list;
    });
  }

  restore(profileId: number): Promise<void> {
    return this.#during(() => this.#client('profile.restore', { profileId }));
  }

  /** Takes in a learner from a file, piece by piece. */
  takeIn(file: File): Promise<void> {
    return this.#during(async () => {
      const transfer = crypto.randomUUID();
      const before = this.list?.current;
      let list: ProfileList | undefined;
      for (let at = 0; at < file.size || at === 0; at += PIECE) {
        const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
        const isLast = at + PIECE >= file.size;
        list = await this.#client('profile.import', { transfer, bytes, isLast });
      }
      this.done = 'The learner was taken in, and is at work now.';
      void this.#app.series.load();
      const taken = list?.profiles.find(({ profileId }) => profileId === list?.current);
      if (taken)
        this.#app.undo.offer(`${taken.name} was taken in.`, () =>
          this.#takeBack(taken.profileId, before),
        );
      return list;
    });
  }

  /** Fetches an export and hands it to the browser, which saves it. */
  takeOut(kind: ExportKind): Promise<void> {
    return this.#during(async () => {
      const { name, size } = await this.#client('export.make', { kind });
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      for (let offset = 0; offset < size; offset += PIECE) {
        const piece = await this.#client('export.piece', { name, offset });
        pieces.push(new Uint8Array(piece));
      }
      save(new Blob(pieces), name);
      this.done = `${name} was written.`;
      return this.list;
    });
  }

  async #select(profileId: number, done: string): Promise<ProfileList> {
    await this.#client('profile.select', { profileId });
    this.done = done;
    void this.#app.series.load();
    return this.#client('profile.overview');
  }

  async #during(work: () => Promise<ProfileList | undefined>): Promise<void> {
    this.isBusy = true;
    try {
      this.done = undefined;
      this.list = await work();
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    } finally {
      this.isBusy = false;
    }
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
