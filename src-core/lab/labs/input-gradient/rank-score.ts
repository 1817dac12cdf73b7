import type { PredictionScore } from '../../prediction.ts';
import { correlation, ranks } from './ranking.ts';

interface Ranked {
  name: string;
  value: number;
}

/**
 * Scores an order, smallest value first, by the rank correlation with what was measured; below 0 it counts as 0.
 * Equal values share a rank.
 *
 * Source: Spearman, 1904.
 */
export function scoreRanking(
  items: readonly Ranked[],
  answer: readonly number[],
  shown: (value: number) => string,
): PredictionScore {
  const measured = ranks(items.map(({ value }) => value));
  const given = items.map((_, i) => answer.indexOf(i) + 1);
  const agreement = correlation(measured, given);
  const order = items.toSorted((left, right) => left.value - right.value);
  const list = order.map(({ name, value }) => `${name}: ${shown(value)}`).join(', ');
  return {
    score: Math.max(0, agreement),
    message: `Measured: ${list}. The rank correlation with your order is ${agreement.toFixed(2).replace('-', '−')}.`,
  };
}
