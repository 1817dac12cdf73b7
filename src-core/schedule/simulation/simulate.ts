import { dayOf, DAY_MS } from '../day.ts';
import type { Practice } from '../practice.ts';
import { orders } from './orders.ts';
import type { OrderName } from './orders.ts';
import { SimulatedLearner } from './simulated-learner.ts';
import type { Misconception } from './simulated-learner.ts';

/** How one learner came to mastery. */
export interface Outcome {
  /** Answers given until then. */
  answers: number;
  days: number;
  /** False when 400 days were not enough. */
  isMastered: boolean;
}

/** Noon of 5 January 2026, UTC. Units: ms. */
const START = Date.UTC(2026, 0, 5, 12);
const MOST_DAYS = 400;
const ANSWERS_A_DAY = 20;
/** Mastery: the mean chance of a right answer, on any skill, before the day’s work. */
const MASTERED = 0.9;

const SKILLS: readonly string[] = Array.from({ length: 140 }, (_, at) => `skill-${at}`);

/** Three misconceptions, each of which spoils a tenth to a fifth of the skills. */
const MISCONCEPTIONS: readonly Misconception[] = [
  { id: 'kernel-turned', skills: SKILLS.filter((_, at) => at % 5 === 0) },
  { id: 'floor-forgotten', skills: SKILLS.filter((_, at) => at % 7 === 3) },
  { id: 'transpose-lost', skills: SKILLS.filter((_, at) => at % 9 === 4) },
];

/** Practises day by day in an order until all is mastered. The same seed gives the same learner to every order. */
export function simulate(order: OrderName, seed: number): Outcome {
  const learner = new SimulatedLearner(MISCONCEPTIONS, seed);
  const record: Practice[] = [];
  for (let days = 0; days < MOST_DAYS; days++) {
    const now = START + days * DAY_MS;
    const chances = SKILLS.map((skill) => learner.chance(skill, now));
    const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
    if (mean >= MASTERED) return { answers: record.length, days, isMastered: true };
    const morning = {
      record,
      skills: SKILLS,
      day: dayOf(now, 0),
      now,
      answers: ANSWERS_A_DAY,
      seed,
    };
    for (const skill of orders[order](morning))
      record.push(learner.answer(skill, record.length, now));
  }
  return { answers: record.length, days: MOST_DAYS, isMastered: false };
}
