import { haveSameForm } from './canonical.ts';
import { domainOf } from './domain.ts';
import type { DomainMap } from './domain.ts';
import { evaluate, measure } from './evaluate.ts';
import { isSameExpression, sizeOf, symbolsOf } from './expression.ts';
import type { Expression } from './expression.ts';
import { Rational } from './rational.ts';
import { randomPoints, simplePoints, simpleValues, spansAll } from './sample-points.ts';
import type { Point } from './sample-points.ts';
import { asApproximate } from './value.ts';

/** A point where two formulas differ, with the value of each there; a value is undefined where there is none. */
export interface Witness {
  readonly point: readonly (readonly [name: string, value: Rational])[];
  readonly left: Rational | number | undefined;
  readonly right: Rational | number | undefined;
}

/** Whether two formulas are the same function, how that is known, or else a point that shows they are not. */
export type Equivalence =
  | { readonly equal: true; readonly by: 'canonical-form' | 'samples' }
  | { readonly equal: false; readonly witness: Witness };

interface EquivalenceOptions {
  /** Where the symbols live; positive integers where nothing is said. */
  readonly domains?: DomainMap;
  /** What holds between the symbols, such as a < r; points where it does not are left out. */
  readonly isPossible?: (point: Point) => boolean;
  /** Of the random points. */
  readonly seed?: number;
}

/** As many points must agree, unless the domains have fewer. */
const POINTS = 200;
const SIMPLE_POINTS = 120;
/** Points tried while many have no value; fewer for formulas so long that time would run out. */
const ATTEMPTS = 1500;
const STEPS = 200_000;
/** Where many points have no value, this many that agree are enough. */
const FEWEST_POINTS = 60;

/**
 * Decides whether two formulas agree wherever both have a value, for all values of their symbols in their domains.
 *
 * First by canonical form, which is a proof; then at 200 points, exactly wherever values are fractions. √x² = x is equal on
 * positive x and differs where x may be negative. Formulas that hardly ever have a value together are not called equal.
 */
export function equivalent(
  left: Expression,
  right: Expression,
  { domains = {}, isPossible = () => true, seed = 1 }: EquivalenceOptions = {},
): Equivalence {
  if (isSameExpression(left, right) || haveSameForm(left, right, domains))
    return { equal: true, by: 'canonical-form' };
  const names = symbolsOf(left, right);
  const steps = sizeOf(left) + sizeOf(right);
  const attempts = Math.max(FEWEST_POINTS, Math.min(ATTEMPTS, Math.floor(STEPS / steps)));
  let agreed = 0;
  let tried = 0;
  let met = 0;
  const lonely: Point[] = [];
  let nowhere: Point | undefined;
  for (const point of samplePoints(names, domains, seed)) {
    if (agreed === POINTS || tried === attempts) break;
    tried += 1;
    if (!isPossible(point)) continue;
    met += 1;
    const outcome = compareAt(left, right, point);
    if (outcome === 'differ')
      return {
        equal: false,
        witness: smallest(left, right, point, names, { domains, isPossible }),
      };
    if (outcome === 'agree') agreed += 1;
    if (outcome === 'one-sided') lonely.push(point);
    if (outcome !== 'agree') nowhere ??= point;
  }
  const enough = Math.min(FEWEST_POINTS, met);
  const unlike = 2 * lonely.length > agreed ? lonely[0] : agreed < enough ? nowhere : undefined;
  return unlike
    ? { equal: false, witness: witnessAt(left, right, unlike) }
    : { equal: true, by: 'samples' };
}

function* samplePoints(
  names: readonly string[],
  domains: DomainMap,
  seed: number,
): Generator<Point> {
  let count = 0;
  for (const point of simplePoints(names, domains)) {
    if (count === SIMPLE_POINTS) break;
    count += 1;
    yield point;
  }
  if (count < SIMPLE_POINTS && names.every((name) => spansAll(domainOf(domains, name)))) return;
  yield* randomPoints(names, domains, seed);
}

type Outcome = 'agree' | 'differ' | 'one-sided' | 'nowhere' | 'unclear';

function compareAt(left: Expression, right: Expression, point: Point): Outcome {
  const [a, b] = [measure(left, point), measure(right, point)];
  if (!a || !b) return a || b ? 'one-sided' : 'nowhere';
  if (a instanceof Rational && b instanceof Rational) return a.equals(b) ? 'agree' : 'differ';
  const [x, y] = [asApproximate(a), asApproximate(b)];
  if (!x || !y) return 'unclear';
  const doubt = x.error + y.error;
  if (Math.abs(x.value - y.value) > 2 * doubt) return 'differ';
  return doubt <= 1e-6 * Math.max(1, Math.abs(x.value), Math.abs(y.value)) ? 'agree' : 'unclear';
}

/** A witness near `point` with simpler values, found by simplifying one symbol after the other. */
function smallest(
  left: Expression,
  right: Expression,
  point: Point,
  names: readonly string[],
  { domains, isPossible }: Required<Omit<EquivalenceOptions, 'seed'>>,
): Witness {
  const differsAt = (other: Point): boolean =>
    isPossible(other) && compareAt(left, right, other) === 'differ';
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
  return witnessAt(left, right, best);
}

function witnessAt(left: Expression, right: Expression, point: Point): Witness {
  return { point: [...point], left: evaluate(left, point), right: evaluate(right, point) };
}
