import { AppError } from '#core/errors.ts';
import { VERDICT_STEPS, Work, sharingWork } from '#core/symbolic/work.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosed } from './diagnose.ts';
import type { ExercisePart } from './exercise.ts';
import { gradeFollowing } from './follow/grade-following.ts';
import type { FollowingGrade } from './follow/grade-following.ts';
import { ownAnswers } from './follow/own-answers.ts';
import type { OwnAnswers } from './follow/own-answers.ts';
import type { Evaluator } from './language/evaluator.ts';
import type { Grade } from './types/answer-type.ts';
import { definitionOf } from './types/index.ts';
import type { PartVerdict, Status } from './verdict.ts';

/** Numbers in a message may have thousands of digits. */
const MAX_REASON = 200;
/** What comparing all cells of an answer may take together; hardly any answer needs a tenth of it. */
const GRADING_STEPS = 3 * VERDICT_STEPS;

export interface GradedPart {
  verdict: PartVerdict;
  /** The learner's own earlier answers that the verdict's words were computed with. */
  own?: OwnAnswers;
}

/**
 * The verdict on the answer to one part. Where the part follows earlier ones, an answer that is not right is judged once
 * more by the learner's own answers to those, and the better of the two counts. Without `seeksCause` a wrong answer is
 * wrong, and no more is said.
 */
export function gradePart(
  part: ExercisePart,
  parts: readonly ExercisePart[],
  exercise: Pick<Evaluator, 'again'>,
  answers: Readonly<Record<string, unknown>>,
  { seeksCause = true } = {},
): GradedPart {
  const type = definitionOf(part.type);
  // What one part takes is not missing in the next.
  const evaluator = exercise.again();
  const given = answers[part.id];
  const verdict = (status: Status, message: string): PartVerdict => ({
    ...{ part: part.id, status, score: 0, message, diagnosis: [] },
    ...(type.selfMarking && { isSelfMarked: true }),
  });
  if (given === undefined || given === null) return { verdict: verdict('unanswered', '') };
  const raw = type.raw.safeParse(given);
  if (!raw.success)
    return { verdict: verdict('unreadable', `An answer of type ${part.type} is ${type.form}.`) };
  if (type.isBlank(raw.data)) return { verdict: verdict('unanswered', '') };

  const right = type.solve(part.spec, evaluator);
  const reading = type.read(raw.data, right);
  if (!reading.ok) {
    const cells = Object.fromEntries(
      (reading.cells ?? []).map((cell) => [cell, 'unreadable' as const]),
    );
    const unread = verdict('unreadable', reading.message);
    return { verdict: { ...unread, ...(reading.cells && { cells }) } };
  }
  if (type.selfMarking) {
    const nextStep = 'Tick the points that your text makes.';
    return { verdict: { ...verdict('self-marked', nextStep), ...type.selfMarking(right) } };
  }
  const plain = gradeOrSay(() =>
    sharingWork(new Work(GRADING_STEPS), () => type.grade(right, reading.value)),
  );
  const marked = ({ score, message = '', cells, console }: Grade): PartVerdict => ({
    ...{ ...verdict('correct', message), score },
    ...(cells && { cells }),
    ...(console !== undefined && { console }),
  });
  if (plain.score === 1) return { verdict: marked(plain) };
  const own = ownAnswers(part, parts, evaluator, answers);
  const following =
    own &&
    sharingWork(new Work(GRADING_STEPS), () =>
      gradeFollowing(part, parts, own, { right, plain, given: reading.value }),
    );
  if (following?.grade.score === 1) return { verdict: marked(following.grade), own: following.own };

  const better = following && following.grade.score > plain.score ? following : undefined;
  const found: Found = seeksCause
    ? search(part, evaluator, right, reading.value, { following, isFirst: !!better })
    : { diagnosed: { diagnosis: [], isConvention: false } };
  const { diagnosis, isConvention } = found.diagnosed;
  const { score, message = '' } = better?.grade ?? plain;
  return {
    verdict: {
      ...marked(better?.grade ?? plain),
      status: isConvention ? 'right-in-another-convention' : score > 0 ? 'partly' : 'wrong',
      diagnosis,
      message: [message, ...diagnosis.map(({ say }) => say)]
        .filter((text) => text !== '')
        .join(' '),
    },
    ...(found.own && { own: found.own }),
  };
}

/** A cause, and the own answers by which it fits. */
interface Found {
  diagnosed: Diagnosed;
  own?: OwnAnswers;
}

/** The cause, sought by the right earlier answers and by the learner's own; these come first where more is right by them. */
function search(
  part: ExercisePart,
  evaluator: Evaluator,
  right: unknown,
  given: unknown,
  { following, isFirst }: { following: FollowingGrade | undefined; isFirst: boolean },
): Found {
  if (!following) return { diagnosed: diagnose(part, evaluator, right, given) };
  const { own, expected } = following;
  const byRight = () => ({ diagnosed: diagnose(part, evaluator, right, given, 1 / 2) });
  const byOwn = () => ({ diagnosed: diagnose(part, own.evaluator, expected, given, 1 / 2), own });
  const [first, second] = isFirst ? [byOwn, byRight] : [byRight, byOwn];
  const found = first();
  if (found.diagnosed.diagnosis.length > 0) return found;
  const other = second();
  return other.diagnosed.diagnosis.length > 0 ? other : found;
}

/** An answer on which the exercise's own formula has no value (a division by 0) is wrong, not an error. */
function gradeOrSay(grading: () => Grade): Grade {
  try {
    return grading();
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const reason = thrown.message.slice(0, MAX_REASON);
    return { score: 0, message: `It cannot be computed with these numbers. ${reason}.` };
  }
}
