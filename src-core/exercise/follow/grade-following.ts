import type { ExercisePart } from '../exercise.ts';
import type { Grade } from '../types/answer-type.ts';
import { definitionOf } from '../types/index.ts';
import { unlessImpossible } from '../unless-impossible.ts';
import type { CellStatus } from '../verdict.ts';
import { ownAnswersInWords } from './follow-words.ts';
import type { OwnAnswers } from './own-answers.ts';

/** How an answer does when it is judged by the learner's own earlier answers. */
export interface FollowingGrade {
  own: OwnAnswers;
  /** What follows from these; cells that are right stay so. */
  expected: unknown;
  grade: Grade;
}

/** None where the own answers lead to no answer here (a kernel larger than its input). */
export function gradeFollowing(
  { type: typeName, spec }: ExercisePart,
  parts: readonly ExercisePart[],
  own: OwnAnswers,
  { right, plain, given }: { right: unknown; plain: Grade; given: unknown },
): FollowingGrade | undefined {
  const type = definitionOf(typeName);
  return unlessImpossible(() => {
    const follows = type.solve(spec, own.evaluator);
    const expected = type.merge?.(right, follows, given) ?? follows;
    const graded = type.grade(expected, given);
    const cells = graded.cells && markFollowing(graded.cells, plain.cells ?? {});
    const nearest = own.answers.filter(({ name }) =>
      spec.follows?.some((one) => one.name === name),
    );
    const words = ownAnswersInWords(nearest.length > 0 ? nearest : own.answers, parts);
    const message =
      graded.score === 1
        ? `Right for ${words}.`
        : `${graded.message ?? ''} What follows from ${words} counts as right.`.trimStart();
    return { own, expected, grade: { ...graded, message, ...(cells && { cells }) } };
  });
}

/** What is right only by the learner's own answers follows from them. */
function markFollowing(
  cells: Readonly<Record<string, CellStatus>>,
  plain: Readonly<Record<string, CellStatus>>,
): Record<string, CellStatus> {
  return Object.fromEntries(
    Object.entries(cells).map(([cell, status]): [string, CellStatus] => [
      cell,
      status === 'right' && plain[cell] !== 'right' ? 'follows' : status,
    ]),
  );
}
