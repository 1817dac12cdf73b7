/** Where two formulas are compared: small values first, then random ones from ever wider ranges. */
import { Random } from '#core/random.ts';
import { domainOf, isInDomain } from './domain.ts';
import type { DomainMap } from './domain.ts';
import { randomValue, simpleValues, spansAll } from './domain-values.ts';
import type { Rational } from './rational.ts';

/** A value for each symbol. */
export type Point = ReadonlyMap<string, Rational>;

const RANGES = [6, 6, 12, 25, 100, 1000];

/** All points whose values are simple, those with the smallest places in the lists of values first. */
export function* simplePoints(names: readonly string[], domains: DomainMap): Generator<Point> {
  const lists = names.map((name) => simpleValues(domainOf(domains, name)));
  const last = lists.reduce((total, list) => total + list.length - 1, 0);
  for (let total = 0; total <= last; total++) {
    for (const places of placesWithSum(lists, total)) {
      yield new Map(names.map((name, at) => [name, lists[at]?.[places[at] ?? 0] as Rational]));
    }
  }
}

/** Endless random points; the same seed gives the same ones. */
export function* randomPoints(
  names: readonly string[],
  domains: DomainMap,
  seed: number,
): Generator<Point> {
  const random = new Random(seed);
  for (let round = 0; ; round++) {
    const range = RANGES[round % RANGES.length] as number;
    yield new Map(names.map((name) => [name, randomValue(domainOf(domains, name), range, random)]));
  }
}

/** Points at which one symbol has one of the values, if it `fits`; the others are random and near 0. */
export function* pointsAt(
  values: readonly Rational[],
  names: readonly string[],
  domains: DomainMap,
  seed: number,
  fits = (name: string, value: Rational): boolean => isInDomain(domainOf(domains, name), value),
): Generator<Point> {
  const random = new Random(seed);
  for (const value of values) {
    for (const name of names.filter((one) => fits(one, value))) {
      const others = names.map(
        (one) => [one, randomValue(domainOf(domains, one), 6, random)] as const,
      );
      yield new Map([...others, [name, value]]);
    }
  }
}

/** Simple points are tried first, so that a difference shows at small numbers. */
const SIMPLE_POINTS = 120;
const LANDMARK_POINTS = 48;

/** Simple points, some of the `marked` ones, then endless random ones; simple ones alone where the domains have no others. */
export function* samplePoints(
  names: readonly string[],
  domains: DomainMap,
  seed: number,
  marked: Iterable<Point> = [],
): Generator<Point> {
  let count = 0;
  for (const point of simplePoints(names, domains)) {
    if (count === SIMPLE_POINTS) break;
    count += 1;
    yield point;
  }
  let room = LANDMARK_POINTS;
  for (const point of marked) {
    if (room-- === 0) break;
    yield point;
  }
  if (count < SIMPLE_POINTS && names.every((name) => spansAll(domainOf(domains, name)))) return;
  yield* randomPoints(names, domains, seed);
}

function* placesWithSum(
  lists: readonly (readonly Rational[])[],
  total: number,
): Generator<number[]> {
  const [list, ...others] = lists;
  if (!list) {
    if (total === 0) yield [];
    return;
  }
  for (let place = Math.min(total, list.length - 1); place >= 0; place--) {
    for (const rest of placesWithSum(others, total - place)) yield [place, ...rest];
  }
}
