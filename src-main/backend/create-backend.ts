import type { Handlers } from '#core/contract/contract.ts';
import type { AppInfo } from '#core/contract/pages.ts';
import { Supervisor } from '../core-worker/supervisor.ts';
import { lockFolder } from '../database/instance-lock.ts';
import { createHandlers } from './handlers.ts';
import type { Logger } from './logger.ts';
import { readInThread } from '../pack-files/read-in-thread.ts';
import { keepPacks } from './packs/keep-packs.ts';
import { keepRecord, type Keeper } from './record/keep-record.ts';

export interface BackendOptions {
  /** Folder of the learner's data; it is there and ours to write. */
  dataDir: string;
  /** Packs, or folders of packs. */
  packDirs: readonly string[];
  migrationsDir: string;
  workerFile: string | URL;
  /** Where pack files of strangers are read. */
  packThreadFile: string | URL;
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
 * Opens the data folder and starts loading packs; calls wait until they are loaded. A database that
 * is damaged is left as it is: then only `recovery.*` and `backup.*` are answered until the learner has decided.
 *
 * Errors: AppError `already-running`; DatabaseError when the folder cannot be written.
 */
export function createBackend(options: BackendOptions): Backend {
  const { dataDir, workerFile, packThreadFile, logger, version, shell } = options;
  const { clock = Date.now, random = Math.random } = options;
  const lock = lockFolder(dataDir);
  const keeper = keepOrRelease(options, lock);
  const { record, unsaved } = keeper;
  const { database } = record;
  const core = new Supervisor({
    workerFile,
    onLoss: (reason) => logger.error('core-lost', { reason }),
  });
  const read = (bytes: Uint8Array) => readInThread(packThreadFile, bytes);
  const { library, intake } = keepPacks({ ...options, record, core, clock, read });
  const handlers = createHandlers({
    database,
    record,
    unsaved,
    core,
    library,
    intake,
    clock,
    random,
    app: { version, dataDir, shell },
  });
  logger.info('started', { version, shell, damage: record.damage?.kind });

  return {
    handlers,
    async close() {
      await core.close();
      keeper.close();
      lock.release();
      logger.info('stopped');
    },
  };
}

function keepOrRelease(options: BackendOptions, lock: { release(): void }): Keeper {
  try {
    return keepRecord(options);
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
}
