import type { RecentWork } from '#core/contract/pages.ts';
import type { Database } from '../../database/open-database.ts';
import { keyOf, type ProgressOf } from '../exercises/progress.ts';
import type { PackLibrary } from '../packs/pack-library.ts';

interface Touch {
  packId: string;
  exerciseId: string;
  attemptId?: number;
  /** Where it is newer than the attempt. */
  draft?: { seed: number; at: number };
  /** The last attempt at that moment, and how many drafts were saved; times are never compared. */
  order: [attempt: number, draft: number];
}

/** What a learner worked on, newest first, at most so much; what is in no pack any more is left out. */
export function recentWork(
  database: Pick<Database, 'attempts' | 'drafts'>,
  profileId: number,
  library: PackLibrary,
  of: ProgressOf,
  most = Infinity,
): RecentWork[] {
  const touches = [...touchesOf(database, profileId).values()].sort(
    (a, b) => b.order[0] - a.order[0] || b.order[1] - a.order[1],
  );
  const recent: RecentWork[] = [];
  for (const { packId, exerciseId, attemptId, draft } of touches) {
    if (recent.length >= most) break;
    const pack = library.packs.find(({ id }) => id === packId);
    const exercise = pack?.exercises.find(({ id }) => id === exerciseId);
    if (!pack || !exercise) continue;
    const attempt = attemptId === undefined ? undefined : database.attempts.find(attemptId);
    const { state } = of(packId, exerciseId);
    recent.push({
      ...{ packId, exerciseId, title: exercise.title, packTitle: pack.title, state },
      seed: draft?.seed ?? attempt?.seed ?? 0,
      at: draft?.at ?? attempt?.attemptedAt ?? 0,
      ...(attempt && { score: attempt.score }),
    });
  }
  return recent;
}

function touchesOf(
  { attempts, drafts }: Pick<Database, 'attempts' | 'drafts'>,
  profileId: number,
): Map<string, Touch> {
  const touched = new Map<string, Touch>();
  for (const last of attempts.lastIds(profileId))
    touched.set(keyOf(last.packId, last.exerciseId), { ...last, order: [last.attemptId, 0] });
  for (const { packId, exerciseId, seed, savedAt: at, ...saved } of drafts.newest(profileId)) {
    const key = keyOf(packId, exerciseId);
    const attempt = touched.get(key);
    if (attempt && attempt.order[0] > saved.afterAttempt) continue;
    const order: Touch['order'] = [saved.afterAttempt, saved.sequence];
    touched.set(key, { ...attempt, packId, exerciseId, draft: { seed, at }, order });
  }
  return touched;
}
