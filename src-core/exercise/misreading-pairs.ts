import { canJoin } from './language/argument-slips.ts';
import type { ActiveMisreading } from './language/active-misreading.ts';

const MAX_PAIRS = 150;

/** Each two misreadings of different functions, then those of one function that can both be made. */
export function* misreadingPairs(candidates: ActiveMisreading[]): Generator<ActiveMisreading[]> {
  let count = 0;
  const all = candidates.flatMap((first, index) =>
    candidates.slice(index + 1).map((second) => [first, second] as const),
  );
  const isOfOne = ([first, second]: readonly [ActiveMisreading, ActiveMisreading]): boolean =>
    first.functionName === second.functionName;
  const ofOne = all.filter(isOfOne).flatMap(([first, second]) => {
    if (canJoin(first, second)) return [[first, second] as const];
    return canJoin(second, first) ? [[second, first] as const] : [];
  });
  for (const pair of [...all.filter((one) => !isOfOne(one)), ...ofOne]) {
    if (++count > MAX_PAIRS) return;
    yield [...pair];
  }
}
