import type { AppInfo } from '#core/contract/pages.ts';
import type { Core } from '../core-worker/supervisor.ts';
import type { Database } from '../database/open-database.ts';
import type { PackLibrary } from './packs/pack-library.ts';

/** What the areas of the backend work with. */
export interface Services {
  database: Database;
  core: Core;
  /** Resolves when the packs are loaded. */
  library: () => Promise<PackLibrary>;
  /** Unix time, ms. */
  clock: () => number;
  /** Uniform in [0, 1). */
  random: () => number;
  app: Omit<AppInfo, 'profile'>;
}
