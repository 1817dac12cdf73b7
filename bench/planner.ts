import { orders } from '#core/schedule/simulation/orders.ts';
import type { OrderName } from '#core/schedule/simulation/orders.ts';
import { simulate } from '#core/schedule/simulation/simulate.ts';
import { median, type Bench } from './measurement.ts';

const LEARNERS = 40;

/** How many answers simulated learners need to master 140 exercises, with each order; the planner against the best other. */
export const planner: Bench = {
  name: 'planner',
  measure() {
    const answersWith = (order: OrderName): number =>
      median(Array.from({ length: LEARNERS }, (_, seed) => simulate(order, seed).answers));
    const names = Object.keys(orders) as OrderName[];
    const answers = new Map(names.map((order) => [order, answersWith(order)]));
    const others = names.filter((order) => order !== 'planner');
    const goal = Math.min(...others.map((order) => answers.get(order) ?? NaN));
    return Promise.resolve(
      names.map((order) => ({
        what: `answers to mastery, ${order}`,
        value: answers.get(order) ?? NaN,
        unit: 'answers' as const,
        goal,
        runs: LEARNERS,
      })),
    );
  },
};
