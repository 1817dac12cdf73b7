import { Random, seedFrom } from '#core/random.ts';
import { dayPlan, EVERY_DAY } from '../day-plan.ts';
import { drillOn } from '../drill.ts';
import { ledgerOf } from '../ledger.ts';
import { memoriesOf } from '../memory.ts';
import type { Practice } from '../practice.ts';
import { reviewsOf } from '../review.ts';

/** What the learner sees at the start of a day. */
export interface Morning {
  record: readonly Practice[];
  /** All there is to learn, in the order of the path. */
  skills: readonly string[];
  /** As `dayOf` counts, with an offset of 0. */
  day: number;
  /** Unix time, ms. */
  now: number;
  /** The most answers of a day. */
  answers: number;
  seed: number;
}

export type OrderName = 'planner' | 'fixed order' | 'random order';

/** Chooses what to practise on a day. */
export const orders: Record<OrderName, (morning: Morning) => string[]> = {
  planner({ record, skills, day, now, answers }) {
    const clock = { now, utcOffset: 0 };
    const memories = memoriesOf(reviewsOf(record, clock));
    const rhythm = { ...EVERY_DAY, minutes: answers };
    const { reviews } = dayPlan(memories.values(), day, {
      ...{ utcOffset: 0, rhythm },
      minutesFor: () => 1,
    });
    const [worst] = ledgerOf(record, clock).filter(({ isRetired }) => !isRetired);
    const drill = worst ? drillOn(worst, () => 1).skills : [];
    const unmet = skills.filter((skill) => !memories.has(skill));
    return [...reviews.map(({ skill }) => skill), ...drill, ...unmet].slice(0, answers);
  },

  'fixed order'({ record, skills, answers }) {
    return Array.from(
      { length: answers },
      (_, at) => skills[(record.length + at) % skills.length] as string,
    );
  },

  'random order'({ skills, day, answers, seed }) {
    const random = new Random(seedFrom('order', seed, day));
    return Array.from(
      { length: answers },
      () => skills[Math.floor(random.next() * skills.length)] as string,
    );
  },
};
