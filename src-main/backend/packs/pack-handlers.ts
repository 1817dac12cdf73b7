import type { Handlers } from '#core/contract/contract.ts';
import type { PackSummary } from '#core/contract/pages.ts';
import { progressOf, type ProgressOf } from '../exercises/progress.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import type { LibraryPack } from './pack-library.ts';

export function packHandlers({ database, library, clock }: Services) {
  const progress = () => progressOf(database, currentProfile(database, clock).profileId);
  return {
    'pack.list': async () => {
      const { packs } = await library();
      const of = progress();
      return packs.filter(isForLists).map((pack) => summaryOf(pack, of));
    },
    'pack.open': async ({ packId }) => {
      const pack = (await library()).pack(packId);
      const of = progress();
      return {
        pack: summaryOf(pack, of),
        conventions: pack.conventions,
        exercises: pack.exercises.map((exercise) => ({ ...exercise, ...of(packId, exercise.id) })),
      };
    },
  } satisfies Partial<Handlers>;
}

/** A pack that only tells topics shows in the concept map; in lists it shows when something is wrong with it. */
export const isForLists = ({ exercises, issues }: LibraryPack): boolean =>
  exercises.length > 0 || issues.length > 0;

/** A pack as a list of packs shows it. */
export function summaryOf(pack: LibraryPack, of: ProgressOf): PackSummary {
  const { id, title, description, author, version, isInstalled, issues, exercises } = pack;
  const states = exercises.map((exercise) => of(id, exercise.id).state);
  return {
    id,
    title,
    description,
    author,
    version,
    exerciseCount: exercises.length,
    solvedCount: states.filter((state) => state === 'solved').length,
    startedCount: states.filter((state) => state === 'started').length,
    isInstalled,
    issues,
  };
}
