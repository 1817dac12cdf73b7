import { copyFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Backup, BackupReason, WayOut } from '#core/contract/record.ts';
import { AppError } from '#core/errors.ts';
import { ACCEPTED_BREAKS } from '../../database/accepted-breaks.ts';
import { DatabaseError } from '../../database/database-error.ts';
import type { Damage, Finding } from '../../database/examine.ts';
import { contentSteps } from '../../database/check-content.ts';
import { markClosed } from '../../database/open-marker.ts';
import type { Database } from '../../database/open-database.ts';
import { setAside } from '../../database/set-aside.ts';
import { finishBetween } from '../../database/steps.ts';
import { syncFile, syncFolder } from '../../database/sync-file.ts';
import { plain, type BackupFolder } from '../backups/backup-folder.ts';
import type { Logger } from '../logger.ts';
import { openRecord } from './open-record.ts';

export interface RecordOptions {
  /** The database. */
  file: string;
  migrationsDir: string;
  backups: BackupFolder;
  /** Copies the open database in another thread; without, in steps here. */
  copyTo?: ((target: string) => Promise<void>) | undefined;
  logger: Logger;
}

/**
 * The learner's database while the app runs: open, or damaged and waiting for a decision. It can be
 * replaced by a backup without a restart.
 */
export class LearnerRecord {
  /**
   * The open database, whichever it is at the moment.
   *
   * Errors: any use throws AppError `recovery` while there is none.
   */
  readonly database: Database;
  readonly #options: RecordOptions;
  #open: Database | undefined;
  #damage: Damage | undefined;

  /** `found`: what a look at the database just now has found; without, it is looked at here. */
  constructor(options: RecordOptions, found?: Finding) {
    this.#options = options;
    this.database = new Proxy({} as Database, {
      get: (_nothing, name: keyof Database) => this.#opened()[name],
    });
    this.#reopen(false, found);
  }

  /** Why no database is open. */
  get damage(): Damage | undefined {
    return this.#damage;
  }

  /** What the learner may do about the damage, but for restoring a backup. */
  get waysOut(): WayOut[] {
    const kind = this.#damage?.kind;
    if (!kind) return [];
    if (kind === 'not-opened') return ['again'];
    const canGoOn = kind === 'history' || kind === 'behind' || kind === 'wal-missing';
    return canGoOn ? ['as-is', 'anew'] : ['anew'];
  }

  /** Newest first. */
  backups(): Backup[] {
    return this.#options.backups.list().map(plain);
  }

  /** Errors: AppError `recovery`; DatabaseError when it cannot be written. */
  async backUp(reason: BackupReason): Promise<Backup> {
    const database = this.#opened();
    const { backups, copyTo = database.copyTo } = this.#options;
    const backup = await backups.take({ copyTo, count: () => database.attempts.count() }, reason);
    this.#options.logger.info('backup', { ...backup });
    return backup;
  }

  /**
   * Puts a backup in the place of the database, which is backed up first if it is in order, and is
   * set aside in any case.
   *
   * Errors: AppError `unknown-backup`; DatabaseError, the database as it was.
   */
  async restore(id: string): Promise<void> {
    const backup = this.#options.backups.fileOf(id);
    const { fault, obstacle, broken } = await finishBetween(contentSteps(backup));
    if (obstacle) throw obstacle;
    if (fault !== undefined || broken.length > 0) {
      throw new DatabaseError(
        'backup-damaged',
        `This backup was damaged since it was taken (${fault ?? 'changed answers'}). Choose another.`,
      );
    }
    if (this.#open) await this.backUp('restore');
    await this.#replace(backup);
  }

  /** Errors: AppError when this way is not open. */
  async leave(way: WayOut): Promise<void> {
    const damage = this.#damage;
    if (!damage || !this.waysOut.includes(way)) {
      throw new AppError('recovery', 'The database cannot be left in this way.');
    }
    if (way === 'anew') return this.#replace();
    if (way === 'as-is') markClosed(this.#options.file);
    this.#reopen(way === 'as-is');
    if (way === 'as-is' && this.#open) {
      this.database.transact(() => this.database.settings.set(ACCEPTED_BREAKS, damage.broken));
      await this.backUp('decision');
    }
  }

  /** Opens the database once more, as after its disk was plugged in again. */
  comeBack(): void {
    this.close();
    this.#reopen();
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  #opened(): Database {
    if (this.#open) return this.#open;
    const sentence = this.#damage?.sentence ?? 'The database of your answers is closed.';
    throw new AppError('recovery', sentence);
  }

  /** A crash at any point leaves the old database, the new one, or none and the backups. */
  async #replace(backup?: string): Promise<void> {
    const { file, logger } = this.#options;
    const unfinished = `${file}.unfinished`;
    if (backup !== undefined) {
      copyFileSync(backup, unfinished);
      syncFile(unfinished);
    }
    this.close();
    const folder = setAside(file);
    if (backup !== undefined) renameSync(unfinished, file);
    syncFolder(dirname(file));
    logger.info('database-replaced', { backup, setAside: folder });
    this.#reopen(true);
    if (this.#open) await this.backUp('decision');
  }

  /** `isDecided`: a database with fewer answers than its backups is what the learner chose. */
  #reopen(isDecided = false, found?: Finding): void {
    const { logger } = this.#options;
    const opened = openRecord(this.#options, isDecided, found);
    this.#open = opened.database;
    this.#damage = opened.damage;
    if (!opened.damage) return;
    const broken = opened.damage.broken.slice(0, 100);
    logger.error('database-damaged', { ...opened.damage, broken });
  }
}
