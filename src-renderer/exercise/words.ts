import type { AssignedTask } from '#core/contract/pages.ts';
import type { PartVerdict } from '#core/exercise/verdict.ts';

/** "0 tries", "1 try", "2 tries". */
export function triesInWords(tries: number): string {
  return tries === 1 ? '1 try' : `${tries} tries`;
}

/** The same for an exercise of an assignment: "1 of 3 tries", and that later ones do not count. */
export function assignedTriesInWords(tries: number, assigned: AssignedTask | undefined): string {
  if (assigned?.tries === undefined) return triesInWords(tries);
  if (tries <= assigned.tries) return `${tries} of ${assigned.tries} tries`;
  return `${tries} tries, ${assigned.tries} count`;
}

/** "1 point", "2.5 points". */
export function pointsInWords(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}

/** The names of the mistakes that give exactly this answer: "kernel turned by 180°". */
export function mistakesInWords({ diagnosis }: PartVerdict): string {
  const titles = diagnosis.map(({ title }) => title).filter((title) => title !== '');
  return titles.join(' and ');
}

/** The reason and the next step; a wrong answer that nothing explains still gets a next step. */
export function reasonOf({ status, message }: PartVerdict): string {
  if (message !== '') return message;
  return status === 'wrong' ? 'No mistake known here gives this answer. A hint may help.' : '';
}
