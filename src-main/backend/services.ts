import type { AppInfo } from '#core/contract/pages.ts';
import type { Core } from '../core-worker/supervisor.ts';
import type { Database } from '../database/open-database.ts';
import type { LabBoard } from './labs/lab-board.ts';
import type { AuthorDesk } from './author/author-desk.ts';
import type { PackInbox } from './packs/pack-inbox.ts';
import type { PackIntake } from './packs/pack-intake.ts';
import type { PackLibrary } from './packs/pack-library.ts';
import type { LearnerRecord } from './record/record.ts';
import type { Unsaved } from './record/unsaved.ts';

/** What authors work with. */
export interface Authoring {
  desk: AuthorDesk;
  /** The manual, whose examples are templates. */
  manualFile: string;
  /** Shows a dialog with a title that chooses a folder, where the shell has one. */
  chooseFolder?: (title: string) => Promise<string | undefined>;
}

/** What the areas of the backend work with. */
export interface Services {
  database: Database;
  /** What holds the database, and its backups. */
  record: LearnerRecord;
  /** What writes answers and drafts. */
  unsaved: Unsaved;
  core: Core;
  /** Resolves when the packs are loaded. */
  library: () => Promise<PackLibrary>;
  /** What authors work with. */
  authoring: Authoring;
  /** Moves the data folder into another one, where the shell can, and yields where it lies then. */
  moveFolder?: (into: string) => Promise<string>;
  /** Where pack files arrive. */
  inbox: PackInbox;
  /** What takes packs in. */
  intake: PackIntake;
  /** The runs of labs. */
  labs: LabBoard;
  /** Unix time, ms. */
  clock: () => number;
  /** Uniform in [0, 1). */
  random: () => number;
  app: Omit<AppInfo, 'profile'>;
}
