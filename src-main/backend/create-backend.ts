import { join } from 'node:path';
import type { Handlers } from '#core/contract/contract.ts';
import type { AppInfo } from '#core/contract/pages.ts';
import { messageOf } from '#core/errors.ts';
import { Supervisor, type Core, type PassingCore } from '../core-worker/supervisor.ts';
import { examineInThread } from '../database/examine-in-thread.ts';
import { lockFolder } from '../database/instance-lock.ts';
import { newestVersion, readMigrations } from '../database/migrate.ts';
import type { Database } from '../database/open-database.ts';
import { AuthorDesk } from './author/author-desk.ts';
import { createHandlers } from './handlers.ts';
import type { Logger } from './logger.ts';
import { readInThread } from '../pack-files/read-in-thread.ts';
import { LabBoard } from './labs/lab-board.ts';
import { keepPacks } from './packs/keep-packs.ts';
import { packPicture, type PackPicture } from './packs/pack-pictures.ts';
import { onceOpen } from './once-open.ts';
import { purgeDeleted } from './profiles/purge-deleted.ts';
import { databaseIn, keepRecord } from './record/keep-record.ts';

export interface BackendOptions {
  /** Folder of the learner's data; it is there and ours to write. */
  dataDir: string;
  /** Packs, or folders of packs. */
  packDirs: readonly string[];
  migrationsDir: string;
  workerFile: string | URL;
  /** Where pack files of strangers are read. */
  packThreadFile: string | URL;
  /** Where labs run. */
  labThreadFile: string | URL;
  /** The manual for authors. */
  manualFile: string;
  /** Shows a dialog with a title that chooses a folder, where the shell has one. */
  chooseFolder?: (title: string) => Promise<string | undefined>;
  /** Moves the data folder into another one and yields where it lies then. */
  moveFolder?: (into: string) => Promise<string>;
  /** Where the database is read through at the start; without, in this thread. */
  examineThreadFile?: string | URL;
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
  /** Shows a pack file of this machine to the learner, who decides about it. */
  openPack(path: string): void;
  /** A picture of a pack by its name; the empty id stands for the pack that an author works on. */
  picture(packId: string, name: string): Promise<PackPicture | undefined>;
  /** Ends the core, closes the database and gives the data folder free. */
  close(): Promise<void>;
}

/**
 * Makes the data folder ours, reads the database through and opens it, and starts loading packs; calls wait until
 * then. A database that is damaged is left as it is: then only `recovery.*` and `backup.*` are answered until the
 * learner has decided.
 *
 * Errors: AppError `already-running`; DatabaseError when the folder cannot be written.
 */
export function createBackend(options: BackendOptions): Backend {
  const { dataDir, workerFile, logger, version, shell } = options;
  const lock = lockFolder(dataDir);
  const newCore = () =>
    new Supervisor({
      workerFile,
      onLoss: (reason) => logger.error('core-lost', { reason }),
    });
  const core = newCore();
  const authorCore = newCore();
  const opening = openAll(options, core, authorCore, newCore);
  opening.then(
    ({ keeper }) => logger.info('started', { version, shell, damage: keeper.record.damage?.kind }),
    (thrown: unknown) => logger.error('start-failed', { reason: messageOf(thrown) }),
  );
  return {
    handlers: onceOpen(async () => (await opening).handlers),
    openPack: (path) => void opening.then(({ inbox }) => inbox.open(path)).catch(() => undefined),
    picture: async (packId, name) => (await opening).picture(packId, name),
    async close() {
      const opened = await opening.catch(() => undefined);
      await Promise.all([core.close(), authorCore.close(), opened?.labs.close()]);
      opened?.keeper.close();
      lock.release();
      logger.info('stopped');
    },
  };
}

/** What stands on the database, once that was read through. */
async function openAll(
  options: BackendOptions,
  core: Core,
  authorCore: PassingCore,
  newCore: () => PassingCore,
) {
  const { dataDir, migrationsDir, packThreadFile, examineThreadFile, version, shell } = options;
  const { clock = Date.now, random = Math.random } = options;
  const newest = newestVersion(readMigrations(migrationsDir));
  const found =
    examineThreadFile === undefined
      ? undefined
      : await examineInThread(examineThreadFile, databaseIn(dataDir), newest);
  const keeper = keepRecord(options, found);
  const { record, unsaved } = keeper;
  const { database } = record;
  if (!record.damage) purge(options, database, clock);
  const read = (bytes: Uint8Array) => readInThread(packThreadFile, bytes);
  const { library, inbox, intake } = keepPacks({ ...options, record, core, newCore, clock, read });
  const { labThreadFile: threadFile, logger } = options;
  const labs = new LabBoard({
    database,
    threadFile,
    imageDir: join(dataDir, 'lab-images'),
    logger,
  });
  const { manualFile, chooseFolder, moveFolder } = options;
  const desk = new AuthorDesk(authorCore, library);
  const handlers = createHandlers({
    database,
    record,
    unsaved,
    core,
    authoring: { desk, manualFile, chooseFolder },
    moveFolder,
    labs,
    library,
    inbox,
    intake,
    clock,
    random,
    app: { version, dataDir, shell },
  });
  const picture = async (packId: string, name: string) =>
    packPicture(await library(), desk.pictures, packId, name);
  return { keeper, inbox, labs, picture, handlers };
}

/** A full disk is no reason not to start: the next start purges as well. */
function purge({ dataDir, logger }: BackendOptions, database: Database, clock: () => number): void {
  try {
    const purged = purgeDeleted(database, dataDir, clock());
    if (purged.length > 0) logger.info('learners-purged', { purged });
  } catch (thrown) {
    logger.error('purge-failed', { reason: messageOf(thrown) });
  }
}
