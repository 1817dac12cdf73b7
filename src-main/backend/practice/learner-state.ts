import { memoriesOf } from '#core/schedule/memory.ts';
import type { Memory } from '#core/schedule/memory.ts';
import { ledgerOf } from '#core/schedule/ledger.ts';
import type { LedgerEntry } from '#core/schedule/ledger.ts';
import type { Practice } from '#core/schedule/practice.ts';
import { reviewsOf } from '#core/schedule/review.ts';
import type { Review } from '#core/schedule/review.ts';
import { dayOf } from '#core/schedule/day.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { practiceRecord } from './practice-record.ts';
import { skillsOf } from './skills.ts';
import type { Skill } from './skills.ts';

/** Where the learner at work stands now; everything follows from the record, the packs and the clock. */
export interface LearnerState {
  profileId: number;
  skills: ReadonlyMap<string, Skill>;
  practices: readonly Practice[];
  titles: ReadonlyMap<string, string>;
  reviews: readonly Review[];
  /** Of skills that are here. */
  memories: Memory[];
  ledger: LedgerEntry[];
  /** Unix time, ms. */
  now: number;
  /** Minutes east of UTC. */
  utcOffset: number;
  today: number;
}

/** What follows from a record until it grows, the day ends or the packs change: pages ask for it again and again. */
type Derived = Pick<LearnerState, 'reviews' | 'memories' | 'ledger'>;
const derived = new WeakMap<readonly Practice[], { key: string; packs: object; value: Derived }>();

export async function learnerState({
  database,
  library,
  clock,
}: Pick<Services, 'database' | 'library' | 'clock'>): Promise<LearnerState> {
  const { packs } = await library();
  const skills = skillsOf(packs);
  const { profileId } = currentProfile(database, clock);
  const { practices, titles } = practiceRecord(database, profileId);
  const now = clock();
  const utcOffset = -new Date(now).getTimezoneOffset();
  const today = dayOf(now, utcOffset);
  const key = [practices.length, today, utcOffset].join();
  const last = derived.get(practices);
  const isSame = last?.key === key && last.packs === packs;
  const value = isSame ? last.value : derive(practices, skills, { now, utcOffset });
  derived.set(practices, { key, packs, value });
  return { profileId, skills, practices, titles, ...value, now, utcOffset, today };
}

function derive(
  practices: readonly Practice[],
  skills: ReadonlyMap<string, Skill>,
  clock: { now: number; utcOffset: number },
): Derived {
  const hasVariants = (key: string): boolean => skills.get(key)?.exercise.hasVariants ?? true;
  const reviews = reviewsOf(practices, { ...clock, hasVariants });
  const memories = [...memoriesOf(reviews).values()].filter(({ skill }) => skills.has(skill));
  return { reviews, memories, ledger: ledgerOf(practices, clock) };
}
