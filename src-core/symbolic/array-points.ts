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
import { randomPoints, randomValue, samplePoints } from './sample-points.ts';
import type { Point } from './sample-points.ts';

/** Ranges of entries: points with small ones come first. */
const RANGES = [1, 1, 2, 2, 3, 6, 9];
const SMALL_POINTS = 24;

/** A point with the sizes of its arrays. */
export type SizedPoint = ArrayPoint & { readonly pattern: SizePattern };

/** Endless points; `small` are scalar symbols that count terms or entries and stay small. */
export function* arrayPoints(
  names: readonly string[],
  domains: DomainMap,
  small: ReadonlySet<string>,
  seed: number,
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
  const scalarPoints = endless(scalars, narrowed, seed);
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
    const point = new Map(scalarPoints.next().value);
    for (const [name, size] of pattern.sizes) point.set(name, Rational.of(size));
    yield {
      pattern,
      scalars: point,
      arrays: new Map(
        arrays.map(([name, domain]) => [name, drawArray(domain, pattern, range, random)]),
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
): Generator<Point, Point> {
  yield* samplePoints(names, domains, seed);
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
  range: number,
  random: Random,
): ArrayValue {
  const sizeOf = (size: Size | undefined): number =>
    typeof size === 'number' ? size : (pattern.sizes.get(size ?? '') ?? 1);
  const [rows, columns] = [sizeOf(sizes[0]), kind === 'matrix' ? sizeOf(sizes[1]) : 1];
  const cells = Array.from({ length: rows * columns }, () => drawEntry(entries, range, random));
  return { rows, columns, cells };
}

function drawEntry(domain: Domain, range: number, random: Random): Rational {
  const whole = Rational.of(random.integer(-range, range));
  const isPlain = range < 6 && isInDomain(domain, whole);
  return isPlain ? whole : randomValue(domain, range, random);
}
