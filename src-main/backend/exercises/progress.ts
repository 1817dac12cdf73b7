import type { ExerciseState, ExerciseSummary } from '#core/contract/pages.ts';
import type { AttemptSummary } from '../../database/attempts.ts';
import type { Database } from '../../database/open-database.ts';

/** How far a learner is with one exercise. */
export type Progress = Pick<ExerciseSummary, 'state' | 'bestScore' | 'attemptCount'>;

/** Looks up how far a learner is, exercise by exercise. */
export type ProgressOf = (packId: string, exerciseId: string) => Progress;

/**
 * Solved: an attempt was correct. Started: there is an attempt or a draft.
 */
export function progressOf({ attempts, drafts }: Database, profileId: number): ProgressOf {
  const tried = new Map(
    attempts.summaries(profileId).map((one) => [keyOf(one.packId, one.exerciseId), one]),
  );
  const drafted = new Set(
    drafts.newest(profileId).map(({ packId, exerciseId }) => keyOf(packId, exerciseId)),
  );
  return (packId, exerciseId) => {
    const key = keyOf(packId, exerciseId);
    const summary = tried.get(key);
    return {
      state: stateOf(summary, drafted.has(key)),
      bestScore: summary?.bestScore ?? 0,
      attemptCount: summary?.count ?? 0,
    };
  };
}

function stateOf(summary: AttemptSummary | undefined, hasDraft: boolean): ExerciseState {
  if (summary?.solved) return 'solved';
  return summary || hasDraft ? 'started' : 'new';
}

/** One text per exercise of any pack. */
export const keyOf = (packId: string, exerciseId: string) => `${packId}/${exerciseId}`;
