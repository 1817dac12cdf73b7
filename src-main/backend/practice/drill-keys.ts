import { drillOn } from '#core/schedule/drill.ts';
import type { LearnerState } from './learner-state.ts';
import { minutesOf } from './skills.ts';

/** An answer in a drill takes a quarter of what a whole review does. */
const SHARE = 1 / 4;

/** The exercises of a drill on a mistake, in turn; none where it was never made, or its places are gone. */
export function drillKeys({ ledger, skills }: LearnerState, mistake: string): string[] {
  const entry = ledger.find((one) => one.mistake === mistake);
  const here = entry?.skills.filter((key) => skills.has(key)).sort(byVariants(skills)) ?? [];
  return drillOn({ mistake, skills: here }, (key) => SHARE * minutesOf(skills.get(key))).skills;
}

/** Exercises that can be drawn anew come first: the others cannot show the mistake afresh. */
const byVariants =
  (skills: LearnerState['skills']) =>
  (a: string, b: string): number =>
    Number(skills.get(b)?.exercise.hasVariants) - Number(skills.get(a)?.exercise.hasVariants);
