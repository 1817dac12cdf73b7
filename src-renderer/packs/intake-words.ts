import type { QuestionChange, RegradeDiff } from '#core/contract/intake.ts';
import type { PackPreview } from '#core/contract/pages.ts';

/** "one exercise", "12 exercises". */
export const exercisesInWords = (count: number): string =>
  count === 1 ? 'one exercise' : `${count} exercises`;

/** What a pack takes the place of, and that nothing of the learner's goes with that. */
export function replacedInWords({ replaces, version }: PackPreview): string {
  if (!replaces) return 'It is added beside the packs that are here.';
  const same = replaces.version === version ? 'the same version' : `version ${replaces.version}`;
  return `It takes the place of ${same} of “${replaces.title}”. Your answers and drafts stay.`;
}

/** How many exercises are new, changed, as before, and gone: "2 new, 1 changed, 5 as before". */
export function changesInWords({
  exercises,
  removed,
}: Pick<PackPreview, 'exercises' | 'removed'>): string {
  const count = (change: 'new' | 'changed' | 'same') =>
    exercises.filter((one) => one.change === change).length;
  const parts = [
    [count('new'), 'new'],
    [count('changed'), 'changed'],
    [count('same'), 'as before'],
    [removed.length, 'not in it any more'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}

/**
 * "3 of your 41 answers to exercises that change would be graded otherwise.", or "Ada: 3 of 41 answers …" for another
 * learner; and what was left out when the time was up.
 */
export function regradeInWords({ name, isAtWork, answers, graded, changes }: RegradeDiff): string {
  if (answers === 0) return 'None of the exercises that you answered changes.';
  const left = answers - graded;
  const late =
    left > 0 ? ` ${left} were not looked at, for it took too long; they keep their marks.` : '';
  if (!isAtWork) {
    const all = answers === 1 ? 'the one answer' : `${answers} answers`;
    const which = changes.length === 0 || answers === 1 ? all : `${changes.length} of ${all}`;
    const how = changes.length === 0 ? 'as before' : 'otherwise';
    return `${name}: ${which} to exercises that change would be graded ${how}.${late}`;
  }
  const all = answers === 1 ? 'your one answer' : `your ${answers} answers`;
  if (changes.length === 0)
    return `You answered exercises that change: ${all} would be graded as before.${late}`;
  if (answers === 1)
    return `Your one answer to exercises that change would be graded otherwise.${late}`;
  return `${changes.length} of ${all} to exercises that change would be graded otherwise.${late}`;
}

/** What is known of the question beside the one that was answered. */
export const QUESTION_WORDS: Record<QuestionChange, string> = {
  same: 'The question is the same; it is graded otherwise.',
  changed: 'The question reads otherwise with these numbers.',
  unknown:
    'Whether the question is the same is not known: the version that was answered is not here any more.',
};
