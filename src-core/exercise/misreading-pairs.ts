import { canJoin } from './language/argument-slips.ts';
import type { ActiveMisreading } from './language/active-misreading.ts';

const MAX_PAIRS = 150;

/** Each two misreadings of different functions, and in turn with them those of one function that can both be made. */
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
  const ofTwo = all.filter((one) => !isOfOne(one));
  for (let at = 0; at < Math.max(ofOne.length, ofTwo.length); at++) {
    for (const pair of [ofTwo[at], ofOne[at]]) {
      if (!pair) continue;
      if (++count > MAX_PAIRS) return;
      yield [...pair];
    }
  }
}
