import { join } from 'node:path';
import { messageOf } from '#core/errors.ts';
import type { Finding } from '../../database/examine.ts';
import { copyInThread, examineInThread } from '../../database/examine-in-thread.ts';
import { newestVersion, readMigrations } from '../../database/migrate.ts';
import { BackupFolder } from '../backups/backup-folder.ts';
import { BackupSchedule } from '../backups/backup-schedule.ts';
import type { Logger } from '../logger.ts';
import { LearnerRecord } from './record.ts';
import { Unsaved } from './unsaved.ts';

interface Options {
  dataDir: string;
  migrationsDir: string;
  /** Where backups are written and read through; without, in this thread. */
  examineThreadFile?: string | URL | undefined;
  logger: Logger;
  /** Unix time, ms. */
  clock?: () => number;
}

/** The learner's record and what looks after it. */
export interface Keeper {
  record: LearnerRecord;
  unsaved: Unsaved;
  /** Tries once more to write what waits. */
  close(): void;
}

/** The database of a data folder. */
export const databaseIn = (dataDir: string): string => join(dataDir, 'chainrule.db');

/** The backups of a data folder. */
export const backupsIn = (
  dataDir: string,
  clock: () => number,
  look?: (file: string) => Promise<Finding>,
): BackupFolder => new BackupFolder(join(dataDir, 'backups'), clock, look);

/**
 * Opens the record of a data folder that is ours, with its backups every half hour of use. `found` is what a look at
 * its database just now has found.
 */
export function keepRecord(
  { dataDir, migrationsDir, examineThreadFile, logger, clock = Date.now }: Options,
  found?: Finding,
): Keeper {
  const file = databaseIn(dataDir);
  const newest = newestVersion(readMigrations(migrationsDir));
  const look =
    examineThreadFile === undefined
      ? undefined
      : (copy: string) => examineInThread(examineThreadFile, copy, newest);
  const backups = backupsIn(dataDir, clock, look);
  const copyTo =
    examineThreadFile === undefined
      ? undefined
      : (target: string) => copyInThread(examineThreadFile, file, target);
  const record = new LearnerRecord({ file, migrationsDir, backups, copyTo, logger }, found);
  const schedule = new BackupSchedule();
  const unsaved = new Unsaved({ record, file, onSaved: () => schedule.used() });
  const stopBackups = schedule.start(() => {
    if (record.damage) return;
    record.backUp('schedule').catch((thrown: unknown) => {
      logger.error('backup-failed', { reason: messageOf(thrown) });
    });
  });
  const stopRetries = unsaved.start((thrown) => {
    logger.error('save-failed', { reason: messageOf(thrown) });
  });
  return {
    record,
    unsaved,
    close() {
      stopBackups();
      stopRetries();
      if (!unsaved.retry()) logger.error('unsaved-at-the-end', { ...unsaved.state });
      record.close();
    },
  };
}
