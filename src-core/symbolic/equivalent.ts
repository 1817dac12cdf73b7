import { BudgetError } from '#core/errors.ts';
import { haveSameForm } from './canonical.ts';
import { outcomeOf } from './compare-values.ts';
import { domainOf } from './domain.ts';
import type { DomainMap } from './domain.ts';
import { simpleValues } from './domain-values.ts';
import { NOT_COMPARED, TOO_LONG, equivalentArrays } from './equivalent-arrays.ts';
import { evaluate, measure } from './evaluate.ts';
import { isScalar, writtenOut } from './written-out.ts';
import type { Expression } from './expression.ts';
import { judgePoints } from './judge-points.ts';
import type { Outcome } from './judge-points.ts';
import { landmarksOf } from './landmarks.ts';
import { rarelyMeet } from './rarely-meet.ts';
import type { Rational } from './rational.ts';
import { pointsAt, samplePoints } from './sample-points.ts';
import type { Point } from './sample-points.ts';
import { isSameExpression, symbolsOf } from './walk.ts';
import type { Witness } from './witness.ts';
import { comparisonWork, isSharedWorkSpent } from './work.ts';

export type { Witness } from './witness.ts';

/** Whether two formulas are the same function, how that is known, or else a point that shows they are not. */
export type Equivalence =
  | { readonly equal: true; readonly by: 'canonical-form' | 'samples' }
  | { readonly equal: false; readonly witness: Witness };

export interface EquivalenceOptions {
  /** Where the symbols live; positive integers where nothing is said. */
  readonly domains?: DomainMap;
  /** What holds between the symbols, such as a < r; points where it does not are left out. */
  readonly isPossible?: (point: Point) => boolean;
  /** Of the random points. */
  readonly seed?: number;
}

const nothing = { point: [], left: undefined, right: undefined };
const NOWHERE: Witness = { ...nothing, issue: NOT_COMPARED };
const TOO_LONG_TO_TELL: Equivalence = { equal: false, witness: { ...nothing, issue: TOO_LONG } };

/** Points tried while many have no value. */
const ATTEMPTS = 1500;

/**
 * Decides whether two formulas agree wherever both have a value, for all values of their symbols in their domains.
 *
 * First by canonical form, which is a proof; then at 200 points, exactly wherever values are fractions. √x² = x is equal on
 * positive x and differs where x may be negative. Formulas that hardly ever have a value together are not called equal.
 * Vectors, matrices, sums with symbols as bounds, unknown functions and expected values are compared at 200 points with
 * random small sizes.
 */
export function equivalent(
  first: Expression,
  second: Expression,
  { domains = {}, isPossible = () => true, seed = 1 }: EquivalenceOptions = {},
): Equivalence {
  const [left, right] = [writtenOut(first), writtenOut(second)];
  if (isSameExpression(left, right)) return { equal: true, by: 'canonical-form' };
  if (isSharedWorkSpent()) return TOO_LONG_TO_TELL;
  const options = { domains, isPossible, seed };
  if (!isScalar(left, domains) || !isScalar(right, domains))
    return equivalentArrays(left, right, options);
  if (haveSameForm(left, right, domains) && !rarelyMeet(left, right, options))
    return { equal: true, by: 'canonical-form' };
  try {
    return equivalentNumbers(left, right, options);
  } catch (thrown) {
    if (!(thrown instanceof BudgetError)) throw thrown;
    return TOO_LONG_TO_TELL;
  }
}

function equivalentNumbers(
  left: Expression,
  right: Expression,
  { domains, isPossible, seed }: Required<EquivalenceOptions>,
): Equivalence {
  const names = symbolsOf(left, right);
  const work = comparisonWork();
  const compare = (point: Point): Outcome =>
    outcomeOf(measure(left, point, work), measure(right, point, work));
  const marked = pointsAt(landmarksOf(left, right), names, domains, seed);
  const judged = judgePoints(samplePoints(names, domains, seed, marked), {
    compare,
    isPossible,
    attempts: ATTEMPTS,
  });
  if (judged.found === 'equal') return { equal: true, by: 'samples' };
  if (judged.found === 'nowhere') return { equal: false, witness: NOWHERE };
  const differsAt = (point: Point): boolean => isPossible(point) && compare(point) === 'differ';
  const point =
    judged.found === 'differ' ? smallest(judged.point, names, domains, differsAt) : judged.point;
  return {
    equal: false,
    witness: { point: [...point], left: evaluate(left, point), right: evaluate(right, point) },
  };
}

/** A point near `point` with simpler values, found by simplifying one symbol after the other. */
function smallest(
  point: Point,
  names: readonly string[],
  domains: DomainMap,
  differsAt: (point: Point) => boolean,
): Point {
  const best = new Map(point);
  for (const name of names) {
    const current = best.get(name) as Rational;
    const simpler = simpleValues(domainOf(domains, name)).slice(0, 12);
    const place = simpler.findIndex((value) => value.equals(current));
    const found = simpler
      .slice(0, place < 0 ? undefined : place)
      .find((value) => differsAt(new Map([...best, [name, value]])));
    if (found) best.set(name, found);
  }
  return best;
}
