import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { createLogger } from '../../backend/logger.ts';
import { databaseIn, keepRecord, type Keeper } from '../../backend/record/keep-record.ts';
import { lockFolder } from '../../database/instance-lock.ts';
import { openDataDir } from '../data-dir.ts';
import type { CommandContext } from './command.ts';

/** The options of every command about the learner's database. */
export const DATA_DIR = { 'data-dir': { type: 'string' } } as const;

/**
 * Does something with a data folder that nobody else uses meanwhile.
 *
 * Errors: AppError when the folder has no database and no backups, or Chainrule runs on it.
 */
export async function withDataDir<T>(
  asked: string | undefined,
  work: (dataDir: string) => T | Promise<T>,
): Promise<T> {
  const dataDir = openDataDir(asked);
  if (!existsSync(databaseIn(dataDir)) && !existsSync(join(dataDir, 'backups'))) {
    throw new AppError('data-folder', `${dataDir} holds no database of answers.`);
  }
  const lock = lockFolder(dataDir);
  try {
    return await work(dataDir);
  } finally {
    lock.release();
  }
}

/** Does something with the learner's record, which is closed after that. Errors: as `withDataDir`. */
export function withRecord<T>(
  { places }: CommandContext,
  asked: string | undefined,
  work: (keeper: Keeper) => Promise<T>,
): Promise<T> {
  return withDataDir(asked, async (dataDir) => {
    const logger = createLogger({ file: join(dataDir, 'logs/chainrule.log'), clock: Date.now });
    const keeper = keepRecord({ dataDir, migrationsDir: places.migrationsDir, logger });
    try {
      return await work(keeper);
    } finally {
      keeper.close();
    }
  });
}
