import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, BackupReason } from '#core/contract/record.ts';
import { AppError } from '#core/errors.ts';
import type { Finding } from '../../database/examine.ts';
import { copyAtRest, settleElsewhere, settleSteps } from '../../database/snapshot.ts';
import { finish, finishBetween } from '../../database/steps.ts';
import { syncFolder } from '../../database/sync-file.ts';
import { backupName, readBackupName, type BackupFacts } from './backup-name.ts';
import { toDrop } from './thin.ts';

const MOST_BYTES = 200_000_000;
const UNFINISHED = /^unfinished-/;

/** What a backup is taken of. */
export interface BackupSource {
  copyTo(target: string): Promise<void>;
  /** Answers in it now; a good copy has no fewer. */
  count(): number;
}

interface FolderBackup extends BackupFacts {
  bytes: number;
}

/**
 * The backups of one data folder. Each is written under another name, read through, synced and only
 * then renamed, so that whatever bears a backup's name is a good one; old ones are thinned after that.
 */
export class BackupFolder {
  readonly #folder: string;
  readonly #clock: () => number;
  readonly #look: ((file: string) => Promise<Finding>) | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** `look` reads a copy through in another thread; without, it is done in steps here. */
  constructor(folder: string, clock: () => number, look?: (file: string) => Promise<Finding>) {
    this.#folder = folder;
    this.#clock = clock;
    this.#look = look;
  }

  /** Newest first. */
  list(): FolderBackup[] {
    const names = this.#names().flatMap((name) => readBackupName(name) ?? []);
    return names
      .map((facts) => ({ ...facts, bytes: statSync(this.#pathOf(facts.id)).size }))
      .sort((a, b) => b.number - a.number);
  }

  /** Errors: AppError `unknown-backup`. */
  fileOf(id: string): string {
    if (this.list().some((backup) => backup.id === id)) return this.#pathOf(id);
    throw new AppError('unknown-backup', `There is no backup ${id}.`);
  }

  /**
   * One after the other, whoever asks.
   *
   * Errors: DatabaseError when it cannot be written, or the copy is not good; the older ones stay.
   */
  take(source: BackupSource, reason: BackupReason): Promise<Backup> {
    const work = this.#last.then(() => this.#take(source, reason));
    this.#last = work.catch(() => undefined);
    return work;
  }

  async #take(source: BackupSource, reason: BackupReason): Promise<Backup> {
    const unfinished = this.#prepare();
    try {
      const least = source.count();
      await source.copyTo(unfinished);
      const held = this.#look
        ? await settleElsewhere(unfinished, least, this.#look)
        : await finishBetween(settleSteps(unfinished, least));
      const { kept, old } = this.#keep(unfinished, held, reason);
      // Removing a large file takes a while.
      for (const path of old) await rm(path, { force: true });
      return kept;
    } catch (thrown) {
      rmSync(unfinished, { force: true });
      throw thrown;
    }
  }

  /** Of a database that nobody has open, at once; it holds `attempts` answers. Errors: as `take`. */
  takeAtRest(file: string, attempts: number, reason: BackupReason): Backup {
    const unfinished = this.#prepare();
    try {
      copyAtRest(file, unfinished);
      const held = finish(settleSteps(unfinished, attempts));
      const { kept, old } = this.#keep(unfinished, held, reason);
      for (const path of old) rmSync(path);
      return kept;
    } catch (thrown) {
      rmSync(unfinished, { force: true });
      throw thrown;
    }
  }

  /** Makes the folder, clears what a crash left unfinished, and yields a name for what is being written. */
  #prepare(): string {
    mkdirSync(this.#folder, { recursive: true });
    for (const name of this.#names()) {
      if (UNFINISHED.test(name)) rmSync(this.#pathOf(name), { force: true });
    }
    return this.#pathOf(`unfinished-${process.pid}.db`);
  }

  /** Gives it its name; yields what is too old now as well, which is still there. */
  #keep(
    unfinished: string,
    attempts: number,
    reason: BackupReason,
  ): { kept: Backup; old: string[] } {
    const number = (this.list()[0]?.number ?? 0) + 1;
    const id = backupName({ number, at: this.#clock(), attempts, reason });
    renameSync(unfinished, this.#pathOf(id));
    syncFolder(this.#folder);
    const all = this.list();
    return {
      kept: plain(all.find((one) => one.id === id) as FolderBackup),
      old: toDrop(all, MOST_BYTES).map((one) => this.#pathOf(one.id)),
    };
  }

  #names(): string[] {
    try {
      return readdirSync(this.#folder);
    } catch {
      // There is no folder before the first backup.
      return [];
    }
  }

  #pathOf = (name: string): string => join(this.#folder, name);
}

/** As the window gets it. */
export const plain = ({ id, reason, at, attempts, bytes }: FolderBackup): Backup => ({
  id,
  reason,
  at,
  attempts,
  bytes,
});
