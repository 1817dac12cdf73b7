import { Rational } from '#core/symbolic/rational.ts';
import { kinksOf } from './pieces.ts';
import { valueAt } from './relu-net.ts';
import type { ReluNet } from './relu-net.ts';

/** An input at which two nets differ, with the value of each there. */
export interface Difference {
  readonly x: Rational;
  readonly left: Rational;
  readonly right: Rational;
}

/** Whether two nets are the same function of x, however they are built. */
export function isSameFunction(left: ReluNet, right: ReluNet): boolean {
  return differenceOf(left, right) === undefined;
}

/**
 * A point where two nets differ; none when they are the same function.
 *
 * Between neighbouring kinks of either net both are straight, so they agree everywhere as soon as they agree
 * at every kink and at one point beyond each end.
 */
export function differenceOf(left: ReluNet, right: ReluNet): Difference | undefined {
  const kinks = [...kinksOf(left), ...kinksOf(right)]
    .map(({ x }) => x)
    .toSorted((a, b) => a.compare(b));
  const first = kinks[0] ?? Rational.zero;
  const last = kinks.at(-1) ?? Rational.zero;
  const points = [...kinks, first.sub(Rational.one), last.add(Rational.one)];
  return points
    .map((x): Difference => ({ x, left: valueAt(left, x), right: valueAt(right, x) }))
    .find((one) => !one.left.equals(one.right));
}
