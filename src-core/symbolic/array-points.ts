/** Where formulas with vectors and matrices are compared: small sizes and small entries first. */
import { Random } from '#core/random.ts';
import { OUTCOMES } from './array-expectation.ts';
import type { ArrayPoint } from './array-measure.ts';
import type { ArrayValue } from './array-value.ts';
import { patternOf } from './size-pattern.ts';
import type { SizePattern } from './size-pattern.ts';
import { declaredDomain, domainOf, isArray, isInDomain } from './domain.ts';
import type { ArrayDomain, Domain, DomainMap, Size } from './domain.ts';
import { Rational } from './rational.ts';
import { randomValue } from './domain-values.ts';
import { pointsAt, randomPoints, samplePoints } from './sample-points.ts';
import type { Point } from './sample-points.ts';

/** Ranges of entries: points with small ones come first. */
const RANGES = [1, 1, 2, 2, 3, 6, 9];
const SMALL_POINTS = 24;
/** Points with a symbol at a number that is written in a formula, and the most terms that it may then count. */
const MARKED_POINTS = 12;
const MOST_COUNTED = Rational.of(24);

/** A point with the sizes of its arrays. */
export type SizedPoint = ArrayPoint & { readonly pattern: SizePattern };

/** Where formulas are compared. */
interface PointOptions {
  readonly domains: DomainMap;
  /** Scalar symbols that count terms or entries and stay small. */
  readonly small: ReadonlySet<string>;
  /** Numbers that symbols and entries are to have now and then. */
  readonly landmarks?: readonly Rational[];
  readonly seed: number;
}

/** Endless points. */
export function* arrayPoints(
  names: readonly string[],
  { domains, small, landmarks = [], seed }: PointOptions,
): Generator<SizedPoint> {
  const random = new Random(seed);
  const kinds = names.map((name) => [name, declaredDomain(domains, name)] as const);
  const arrays = kinds.flatMap(([name, domain]) =>
    isArray(domain) ? [[name, domain] as const] : [],
  );
  const formal = (kind: string): string[] =>
    kinds.flatMap(([name, domain]) => (domain.kind === kind ? [name] : []));
  const randoms = formal('random');
  const scalars = kinds.flatMap(([name, domain]) =>
    isArray(domain) || domain.kind === 'random' || domain.kind === 'function' ? [] : [name],
  );
  const narrowed = narrowedDomains(scalars, domains, small);
  const fits = (name: string, value: Rational): boolean =>
    isInDomain(domainOf(domains, name), value) &&
    !(small.has(name) && value.compare(MOST_COUNTED) > 0);
  const marked = [...pointsAt(landmarks, scalars, narrowed, seed, fits)].slice(0, MARKED_POINTS);
  const scalarPoints = endless(scalars, narrowed, seed, marked);
  const functions = new Set(
    Object.keys(domains).filter((name) => declaredDomain(domains, name).kind === 'function'),
  );
  const firsts = new Map(arrays.map(([name, { from }]) => [name, from]));
  for (let round = 0; ; round++) {
    const pattern = patternOf(
      arrays.map(([, domain]) => domain),
      domains,
      round,
    );
    const range = RANGES[Math.floor(round / SMALL_POINTS) % RANGES.length] ?? 9;
    const far = round % 5 === 4 ? landmarks : [];
    const point = new Map(scalarPoints.next().value);
    for (const [name, size] of pattern.sizes) point.set(name, Rational.of(size));
    yield {
      pattern,
      scalars: point,
      arrays: new Map(
        arrays.map(([name, domain]) => [name, drawArray(domain, pattern, { range, far }, random)]),
      ),
      firsts,
      functions,
      seed: seed + round,
      outcomes: new Map(
        randoms.map((name) => [
          name,
          Array.from({ length: OUTCOMES }, () => drawEntry(anyFraction, 4, random)),
        ]),
      ),
      outcome: round % OUTCOMES,
    };
  }
}

const anyFraction: Domain = { kind: 'rational' };

function* endless(
  names: readonly string[],
  domains: DomainMap,
  seed: number,
  marked: readonly Point[],
): Generator<Point, Point> {
  yield* samplePoints(names, domains, seed, marked);
  yield* randomPoints(names, domains, seed + 1);
  return new Map();
}

function narrowedDomains(
  names: readonly string[],
  domains: DomainMap,
  small: ReadonlySet<string>,
): DomainMap {
  const limit = Rational.of(6);
  const narrowed = names.map((name): [string, Domain] => {
    const domain = domainOf(domains, name);
    const isWide = !domain.max || domain.max.compare(limit) > 0;
    const fits = !domain.min || domain.min.compare(limit) <= 0;
    return [name, small.has(name) && isWide && fits ? { ...domain, max: limit } : domain];
  });
  return Object.fromEntries(narrowed);
}

function drawArray(
  { kind, sizes, entries }: ArrayDomain,
  pattern: SizePattern,
  { range, far }: { range: number; far: readonly Rational[] },
  random: Random,
): ArrayValue {
  const sizeOf = (size: Size | undefined): number =>
    typeof size === 'number' ? size : (pattern.sizes.get(size ?? '') ?? 1);
  const [rows, columns] = [sizeOf(sizes[0]), kind === 'matrix' ? sizeOf(sizes[1]) : 1];
  const values = far.filter((value) => isInDomain(entries, value));
  const cells = Array.from({ length: rows * columns }, () =>
    values.length > 0 && random.integer(0, 1) === 0
      ? random.pick(values)
      : drawEntry(entries, range, random),
  );
  return { rows, columns, cells };
}

function drawEntry(domain: Domain, range: number, random: Random): Rational {
  const whole = Rational.of(random.integer(-range, range));
  const isPlain = range < 6 && isInDomain(domain, whole);
  return isPlain ? whole : randomValue(domain, range, random);
}
