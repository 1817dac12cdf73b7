import { expect, test } from 'vitest';
import type { OrderName } from './orders.ts';
import { simulate } from './simulate.ts';

const seeds = Array.from({ length: 4 }, (_, seed) => seed);
const outcomes = (order: OrderName) => seeds.map((seed) => simulate(order, seed));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanAnswers = (order: OrderName) => mean(outcomes(order).map(({ answers }) => answers));

test('the planner leads a learner with three misconceptions to mastery, in fewer answers than other orders', () => {
  expect(outcomes('planner').every(({ isMastered }) => isMastered)).toBe(true);
  const planned = meanAnswers('planner');
  expect(planned).toBeLessThan(0.9 * meanAnswers('fixed order'));
  expect(planned).toBeLessThan(0.9 * meanAnswers('random order'));
});
