import type { RecentWork } from '#core/contract/pages.ts';
import type { Database } from '../../database/open-database.ts';
import { keyOf, type ProgressOf } from '../exercises/progress.ts';
import type { PackLibrary } from '../packs/pack-library.ts';

type Touch = Pick<RecentWork, 'packId' | 'exerciseId' | 'seed' | 'score' | 'at'>;

/** What a learner worked on, newest first; what is in no pack any more is left out. */
export function recentWork(
  { attempts, drafts }: Database,
  profileId: number,
  library: PackLibrary,
  of: ProgressOf,
): RecentWork[] {
  const touched = new Map<string, Touch>();
  for (const { attemptedAt: at, packId, exerciseId, seed, score } of attempts.last(profileId)) {
    touched.set(keyOf(packId, exerciseId), { packId, exerciseId, seed, score, at });
  }
  for (const { savedAt: at, packId, exerciseId, seed } of drafts.newest(profileId)) {
    const attempt = touched.get(keyOf(packId, exerciseId));
    if (attempt && attempt.at > at) continue;
    touched.set(keyOf(packId, exerciseId), { ...attempt, packId, exerciseId, seed, at });
  }
  return [...touched.values()]
    .sort((a, b) => b.at - a.at)
    .flatMap((touch): RecentWork[] => {
      const pack = library.packs.find(({ id }) => id === touch.packId);
      const exercise = pack?.exercises.find(({ id }) => id === touch.exerciseId);
      if (!pack || !exercise) return [];
      const { state } = of(pack.id, exercise.id);
      return [{ ...touch, title: exercise.title, packTitle: pack.title, state }];
    });
}
