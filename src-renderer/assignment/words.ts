import type { AssignmentPage } from '#core/contract/results.ts';
import { pointsInWords, triesInWords } from '../exercise/words.ts';

type Rules = Pick<AssignmentPage, 'tries' | 'hints' | 'ownNumbers' | 'isSealed'>;

/** The rules of an assignment, a sentence each. */
export function rulesInWords({ tries, hints, ownNumbers, isSealed }: Rules): string[] {
  return [
    tries === undefined
      ? 'You may answer as often as you like; your best answer to each exercise counts.'
      : tries === 1
        ? 'Your first answer to each exercise counts.'
        : `Your first ${tries} answers to each exercise count, and of these the best.`,
    hints ? 'Hints cost nothing.' : 'There are no hints.',
    ...(ownNumbers ? ['The numbers are drawn for you: others have different ones.'] : []),
    ...(isSealed
      ? ['What you hand in can be read by the one who collects it, and by nobody else.']
      : ['What you hand in holds your answers, readable for everybody who has the file.']),
  ];
}

/** When it is due, in the reader's own time: "due Thursday, 14 January 2027, 18:00"; past, that it was. */
export function dueInWords({ due, dueAt }: Pick<AssignmentPage, 'due' | 'dueAt'>, now: number) {
  if (due === undefined || dueAt === undefined) return '';
  // A day is the same day for everybody who reads it.
  const day = due.length === 10;
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    ...(day ? { timeZone: 'UTC' } : { timeStyle: 'short' }),
  });
  const when = format.format(dueAt);
  return dueAt < now ? `It was due ${when}.` : `Due ${when}.`;
}

/** "7.5 of 14 points". */
export const earnedInWords = (earned: number, points: number): string =>
  `${earned} of ${pointsInWords(points)}`;

/** How far an exercise is: "not tried", "2 tries". */
export const taskInWords = (tries: number): string =>
  tries === 0 ? 'not tried' : triesInWords(tries);
