import type { Core, PassingCore } from '../../core-worker/supervisor.ts';
import type { Database } from '../../database/open-database.ts';
import type { PackReport } from '../../pack-files/pack-report.ts';
import type { LibraryPack } from './pack-library.ts';
import { regrade, type Regrading } from './regrade.ts';

/** A pack that may come in. */
export interface ComingPack {
  bytes: Uint8Array;
  report: PackReport;
  /** The exercises that it changes, by id. */
  changed: ReadonlySet<string>;
  /** The version that is here. */
  old: LibraryPack | undefined;
}

interface Services {
  database: Database;
  core: Core;
  /** A core apart, for packs that nobody accepted yet. */
  newCore: () => PassingCore;
}

/** How long all of it may take. Units: ms. */
const BUDGET_MS = 20_000;

/**
 * Grades learners' answers to exercises that a pack changes by that pack, in a core that ends with this; by learner, in
 * their order. All share one time.
 */
export async function regradeLearners(
  learners: readonly number[],
  { bytes, report, changed, old }: ComingPack,
  { database, core, newCore }: Services,
): Promise<Map<number, Regrading>> {
  const past = learners.map((profileId) => ({
    profileId,
    answers: database.pastAnswers
      .of(profileId, report.id)
      .filter(({ exerciseId }) => changed.has(exerciseId)),
  }));
  const found = new Map<number, Regrading>();
  const end = performance.now() + BUDGET_MS;
  const passing = newCore();
  try {
    if (past.some(({ answers }) => answers.length > 0)) await passing.load({ bytes });
    const versions = {
      old: old && { core, hash: old.hash },
      next: { core: passing, hash: report.contentHash },
      titles: new Map(report.exercises.map(({ id, title }) => [id, title])),
    };
    for (const { profileId, answers } of past)
      found.set(profileId, await regrade(answers, versions, () => performance.now() < end));
    return found;
  } finally {
    await passing.close();
  }
}
