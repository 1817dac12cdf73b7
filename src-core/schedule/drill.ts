import type { LedgerEntry } from './ledger.ts';

/** What to practise to get rid of one mistake. */
export interface Drill {
  mistake: string;
  /** The exercises, in turn, each drawn anew. */
  skills: string[];
}

/** Units: minutes. */
const DRILL_MINUTES = 2;
const FEWEST = 2;
const MOST = 6;

/**
 * A drill of about two minutes on exactly one mistake: the places where it was made, the latest first, again and again
 * until the time is full.
 *
 * Units: `minutesFor` in minutes.
 */
export function drillOn(
  { mistake, skills }: Pick<LedgerEntry, 'mistake' | 'skills'>,
  minutesFor: (skill: string) => number,
): Drill {
  const chosen: string[] = [];
  let minutes = 0;
  for (let at = 0; skills.length > 0 && chosen.length < MOST; at++) {
    const skill = skills[at % skills.length] as string;
    if (chosen.length >= FEWEST && minutes + minutesFor(skill) > DRILL_MINUTES) break;
    chosen.push(skill);
    minutes += minutesFor(skill);
  }
  return { mistake, skills: chosen };
}
