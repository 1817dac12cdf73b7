import { join } from 'node:path';
import type { Handlers } from '#core/contract/contract.ts';
import type { AppInfo } from '#core/contract/pages.ts';
import { messageOf } from '#core/errors.ts';
import { Supervisor } from '../core-worker/supervisor.ts';
import { DatabaseError } from '../database/database-error.ts';
import { lockFolder } from '../database/instance-lock.ts';
import { openDatabase, type Database } from '../database/open-database.ts';
import { verifyChain } from '../database/verify-chain.ts';
import { createHandlers } from './handlers.ts';
import type { Logger } from './logger.ts';
import { loadLibrary } from './packs/pack-library.ts';

export interface BackendOptions {
  /** Folder of the learner's data; it is there and ours to write. */
  dataDir: string;
  /** Packs, or folders of packs. */
  packDirs: readonly string[];
  migrationsDir: string;
  workerFile: string | URL;
  logger: Logger;
  version: string;
  shell: AppInfo['shell'];
  /** Unix time, ms. */
  clock?: () => number;
  /** Uniform in [0, 1). */
  random?: () => number;
}

/** The app without a window. */
export interface Backend {
  handlers: Handlers;
  /** Ends the core, closes the database and gives the data folder free. */
  close(): Promise<void>;
}

/**
 * Opens the data folder and starts loading packs; calls wait until they are loaded.
 *
 * Errors: AppError `already-running`; DatabaseError when the database cannot be used.
 */
export function createBackend(options: BackendOptions): Backend {
  const { dataDir, packDirs, migrationsDir, workerFile, logger, version, shell } = options;
  const { clock = Date.now, random = Math.random } = options;
  const lock = lockFolder(dataDir);
  const database = openOrRelease(dataDir, migrationsDir, lock);
  const { checked, broken } = verifyOrRelease(database, lock);
  const core = new Supervisor({
    workerFile,
    onLoss: (reason) => logger.error('core-lost', { reason }),
  });
  const loading = loadLibrary(packDirs, core, logger);
  loading.catch((thrown: unknown) => logger.error('packs-failed', { reason: String(thrown) }));
  const handlers = createHandlers({
    database,
    core,
    library: () => loading,
    clock,
    random,
    app: { version, dataDir, shell },
  });
  if (broken.length > 0) logger.error('history-broken', { checked, broken: broken.slice(0, 100) });
  logger.info('started', { version, shell, attempts: checked });

  return {
    handlers,
    async close() {
      await core.close();
      database.close();
      lock.release();
      logger.info('stopped');
    },
  };
}

/** The history of answers; a file that cannot be read through is a sentence, not a raw message. */
function verifyOrRelease(database: Database, lock: { release(): void }) {
  try {
    return verifyChain(database.attempts);
  } catch (thrown) {
    database.close();
    lock.release();
    const reason = messageOf(thrown);
    throw new DatabaseError(
      'database-damaged',
      `The database of your answers is damaged (${reason}). It was left as it is. Put it aside to start anew, or put a copy in its place.`,
    );
  }
}

function openOrRelease(dataDir: string, migrationsDir: string, lock: { release(): void }) {
  try {
    return openDatabase(join(dataDir, 'chainrule.db'), migrationsDir);
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
}
