import { BudgetError } from '#core/errors.ts';
import type { EquivalenceOptions } from './equivalent.ts';
import { measure } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { samplePoints } from './sample-points.ts';
import { somePart, symbolsOf } from './walk.ts';
import { comparisonWork } from './work.ts';

/** Points at which formulas of one form are looked at. */
const MEETINGS = 40;

/**
 * Whether one of the formulas often has a value where the other has none: (√x)² and x have one form, and yet they are not
 * the same function where x may be negative.
 */
export function rarelyMeet(
  left: Expression,
  right: Expression,
  { domains, isPossible, seed }: Required<EquivalenceOptions>,
): boolean {
  if (![left, right].some((side) => somePart(side, hasEdge))) return false;
  const work = comparisonWork();
  let [agreed, lonely, room] = [0, 0, MEETINGS];
  try {
    for (const point of samplePoints(symbolsOf(left, right), domains, seed)) {
      if (room-- === 0) break;
      if (!isPossible(point)) continue;
      const [a, b] = [measure(left, point, work), measure(right, point, work)];
      if (a && b) agreed += 1;
      else if (a || b) lonely += 1;
    }
  } catch (thrown) {
    if (!(thrown instanceof BudgetError)) throw thrown;
  }
  return 2 * lonely > agreed;
}

/** Whether the part has no value on one side of some number. */
function hasEdge(part: Expression): boolean {
  if (part.kind === 'call') return ['sqrt', 'log', 'log2', 'log10'].includes(part.name);
  return (
    part.kind === 'power' && !(part.exponent.kind === 'number' && part.exponent.value.isInteger())
  );
}
