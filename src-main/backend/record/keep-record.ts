import { join } from 'node:path';
import { messageOf } from '#core/errors.ts';
import { BackupFolder } from '../backups/backup-folder.ts';
import { BackupSchedule } from '../backups/backup-schedule.ts';
import type { Logger } from '../logger.ts';
import { LearnerRecord } from './record.ts';
import { Unsaved } from './unsaved.ts';

interface Options {
  dataDir: string;
  migrationsDir: string;
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
export const backupsIn = (dataDir: string, clock: () => number): BackupFolder =>
  new BackupFolder(join(dataDir, 'backups'), clock);

/** Opens the record of a data folder that is ours, with its backups every half hour of use. */
export function keepRecord({ dataDir, migrationsDir, logger, clock = Date.now }: Options): Keeper {
  const file = databaseIn(dataDir);
  const backups = backupsIn(dataDir, clock);
  const record = new LearnerRecord({ file, migrationsDir, backups, logger });
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
