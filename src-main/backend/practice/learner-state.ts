import { dayOf } from '#core/schedule/day.ts';
import type { LearnerFold } from '#core/schedule/learner-fold.ts';
import { entriesOf } from '#core/schedule/ledger.ts';
import type { LedgerEntry } from '#core/schedule/ledger.ts';
import type { Memory } from '#core/schedule/memory.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { carriedState } from './carried-state.ts';
import { skillsOf } from './skills.ts';
import type { Skill } from './skills.ts';

/** Where the learner at work stands now; everything follows from the record, the packs and the clock. */
export interface LearnerState {
  profileId: number;
  skills: ReadonlyMap<string, Skill>;
  fold: LearnerFold;
  /** What mistakes are called, as told last. */
  titles: ReadonlyMap<string, string>;
  /** Of skills that are here. */
  memories: Memory[];
  ledger: LedgerEntry[];
  /** Unix time, ms. */
  now: number;
  /** Minutes east of UTC. */
  utcOffset: number;
  today: number;
}

export async function learnerState({
  database,
  library,
  clock,
}: Pick<Services, 'database' | 'library' | 'clock'>): Promise<LearnerState> {
  const skills = skillsOf((await library()).packs);
  const { profileId } = currentProfile(database, clock);
  const now = clock();
  const utcOffset = -new Date(now).getTimezoneOffset();
  const fixed = new Set([...skills.values()].filter(isFixed).map(({ key }) => key));
  const { fold, titles } = await carriedState(database, profileId, { now, utcOffset, fixed });
  const memories = [...fold.skills.values()].flatMap(({ memory }) =>
    memory && skills.has(memory.skill) ? [memory] : [],
  );
  const today = dayOf(now, utcOffset);
  return {
    ...{ profileId, skills, fold, titles, memories },
    ledger: entriesOf(fold.ledger),
    ...{ now, utcOffset, today },
  };
}

const isFixed = ({ exercise }: Skill): boolean => !exercise.hasVariants;
