import { join } from 'node:path';
import type { Core, PassingCore } from '../../core-worker/supervisor.ts';
import type { PackReport } from '../../pack-files/pack-report.ts';
import type { Logger } from '../logger.ts';
import type { LearnerRecord } from '../record/record.ts';
import { PackInbox } from './pack-inbox.ts';
import { PackIntake } from './pack-intake.ts';
import { loadLibrary, type InstalledFile, type PackLibrary } from './pack-library.ts';
import { PackStore } from './pack-store.ts';

interface Options {
  dataDir: string;
  /** Packs, or folders of packs. */
  packDirs: readonly string[];
  record: LearnerRecord;
  core: Core;
  /** A core apart, for packs that nobody accepted yet. */
  newCore: () => PassingCore;
  logger: Logger;
  /** Unix time, ms. */
  clock: () => number;
  /** Reads everything in a pack file, where it can be ended. Errors: PackRefusal. */
  read: (bytes: Uint8Array) => Promise<PackReport>;
}

/** The packs of a data folder that is ours. */
export interface KeptPacks {
  /** Resolves when the packs are loaded. */
  library: () => Promise<PackLibrary>;
  inbox: PackInbox;
  intake: PackIntake;
}

/** The packs that were taken in to a data folder. */
export const packsIn = (dataDir: string): PackStore => new PackStore(join(dataDir, 'packs'));

/** Starts loading the packs of the app, of given folders, and those that were taken in. */
export function keepPacks(options: Options): KeptPacks {
  const { dataDir, packDirs, record, core, newCore, logger, clock, read } = options;
  const store = packsIn(dataDir);
  const loading = loadLibrary(packDirs, core, logger, installedFiles(record, store, logger));
  loading.catch((thrown: unknown) => logger.error('packs-failed', { reason: String(thrown) }));
  const library = () => loading;
  const intake = new PackIntake({ record, core, newCore, library, store, read, clock });
  return { library, inbox: new PackInbox(), intake };
}

/** Without a database nobody knows which packs were taken in: then all stay as they are. */
function installedFiles(record: LearnerRecord, store: PackStore, logger: Logger): InstalledFile[] {
  if (record.damage) return [];
  const rows = record.database.installedPacks.all();
  const left = store.sweep(new Set(rows.map(({ fileHash }) => fileHash)));
  if (left.length > 0) logger.info('packs-swept', { left });
  return rows.map(({ packId, contentHash, fileHash }) => {
    return { packId, contentHash, path: store.pathOf(fileHash) };
  });
}
