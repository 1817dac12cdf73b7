import { z } from 'zod';
import type { Database } from '../../database/open-database.ts';

const NAME = 'author-folders';
const MOST = 8;
const stored = z.array(z.string());

/** Folders that an author worked on, the newest first. */
export class RecentFolders {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(): string[] {
    return stored.safeParse(this.#database.settings.get(NAME)).data ?? [];
  }

  add(folder: string): void {
    const before = this.all();
    if (before[0] === folder) return;
    const folders = [folder, ...before.filter((one) => one !== folder)].slice(0, MOST);
    this.#database.transact(() => this.#database.settings.set(NAME, folders));
  }
}
