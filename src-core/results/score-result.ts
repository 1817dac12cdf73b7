import type { Assignment } from '#core/pack/assignment.ts';
import type { Mark } from './mark.ts';
import type { ResultAttempt } from './result-form.ts';

/** One answer of a result with its score, computed anew. */
export interface MarkedAnswer {
  exerciseId: string;
  seed: number;
  /** Unix time, ms. */
  at: number;
  /** None where the answer cannot be graded. */
  mark: Mark | undefined;
  /** Why it does not count; none when it does. */
  leftOut?: LeftOut;
}

/** An answer after the tries were used up, with a hint where there are none, or after the solution was seen. */
export type LeftOut = 'tries' | 'hint' | 'solution' | 'other-seed' | 'ungraded';

/** What one exercise of an assignment earned. */
export interface TaskScore {
  exerciseId: string;
  points: number;
  /** The best of the answers that count. */
  earned: number;
  tries: number;
}

/**
 * Scores a result by the rules of its assignment: of each exercise the best of the answers that count. `marks` stand in
 * the order of `attempts`, which is that in which they were given.
 */
export function scoreResult(
  { exercises, tries: most, hints }: Assignment,
  seeds: Readonly<Record<string, number>>,
  attempts: readonly ResultAttempt[],
  marks: readonly (Mark | undefined)[],
): { tasks: TaskScore[]; answers: MarkedAnswer[] } {
  const triesOf = new Map<string, number>();
  const answers = attempts.map((attempt, at): MarkedAnswer => {
    const { exerciseId, seed, attemptedAt } = attempt;
    const mark = marks[at];
    const answer = { exerciseId, seed, at: attemptedAt, mark };
    if (seeds[exerciseId] !== seed) return { ...answer, leftOut: 'other-seed' };
    const tries = (triesOf.get(exerciseId) ?? 0) + 1;
    triesOf.set(exerciseId, tries);
    if (!mark) return { ...answer, leftOut: 'ungraded' };
    if (most !== undefined && tries > most) return { ...answer, leftOut: 'tries' };
    if (attempt.solutionSeen > 0) return { ...answer, leftOut: 'solution' };
    if (!hints && attempt.hintsSeen > 0) return { ...answer, leftOut: 'hint' };
    return answer;
  });
  const tasks = exercises.map(({ id, points }): TaskScore => {
    const scores = answers
      .filter(({ exerciseId, leftOut }) => exerciseId === id && leftOut === undefined)
      .map(({ mark }) => mark?.score ?? 0);
    return {
      exerciseId: id,
      points,
      earned: rounded(points * Math.max(0, ...scores)),
      tries: triesOf.get(id) ?? 0,
    };
  });
  return { tasks, answers };
}

/** Points with at most three decimals, as a third of 10 shows in a grade book. */
export const rounded = (points: number): number => Math.round(points * 1000) / 1000;
