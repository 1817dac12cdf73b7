import type { RecentWork } from '#core/contract/pages.ts';
import type { Database } from '../../database/open-database.ts';
import { keyOf, type ProgressOf } from '../exercises/progress.ts';
import type { PackLibrary } from '../packs/pack-library.ts';

interface Touch extends Pick<RecentWork, 'packId' | 'exerciseId' | 'seed' | 'score' | 'at'> {
  /** The last attempt at that moment, and how many drafts were saved; times are never compared. */
  order: [attempt: number, draft: number];
}

/** What a learner worked on, newest first; what is in no pack any more is left out. */
export function recentWork(
  { attempts, drafts }: Database,
  profileId: number,
  library: PackLibrary,
  of: ProgressOf,
): RecentWork[] {
  const touched = new Map<string, Touch>();
  for (const { attemptId, attemptedAt: at, ...last } of attempts.last(profileId)) {
    const { packId, exerciseId, seed, score } = last;
    const order: Touch['order'] = [attemptId, 0];
    touched.set(keyOf(packId, exerciseId), { packId, exerciseId, seed, score, at, order });
  }
  for (const { savedAt: at, sequence, afterAttempt, ...draft } of drafts.newest(profileId)) {
    const key = keyOf(draft.packId, draft.exerciseId);
    const attempt = touched.get(key);
    if (attempt && attempt.order[0] > afterAttempt) continue;
    touched.set(key, { ...attempt, ...draft, at, order: [afterAttempt, sequence] });
  }
  return [...touched.values()]
    .sort((a, b) => b.order[0] - a.order[0] || b.order[1] - a.order[1])
    .flatMap(({ order: _, ...touch }): RecentWork[] => {
      const pack = library.packs.find(({ id }) => id === touch.packId);
      const exercise = pack?.exercises.find(({ id }) => id === touch.exerciseId);
      if (!pack || !exercise) return [];
      const { state } = of(pack.id, exercise.id);
      return [{ ...touch, title: exercise.title, packTitle: pack.title, state }];
    });
}
