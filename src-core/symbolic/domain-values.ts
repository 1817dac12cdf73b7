/** Values of one domain: simple ones, which make small counterexamples, and random ones. */
import { ArgumentError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';
import { describeDomain, isInDomain } from './domain.ts';
import type { Domain } from './domain.ts';
import { Rational } from './rational.ts';

/** The simplest fractions, simplest first: 0, 1, −1, 2, −2, 1/2, −1/2, … */
const simpleFractions: readonly Rational[] = Array.from(
  { length: 24 },
  (_, size) => size + 1,
).flatMap((size) =>
  Array.from({ length: Math.min(size, 6) }, (_, at) => [size - 1 - at, at + 1] as const)
    .map(([num, den]) => Rational.of(num, den))
    .filter((value, at) => value.den === BigInt(at + 1))
    .flatMap((value) => (value.sign() === 0 ? [value] : [value, value.neg()])),
);

/** The simple values of each domain: every comparison of two formulas asks for them again. */
const known = new WeakMap<Domain, readonly Rational[]>();

/** Up to 40 simple values of a domain, simplest first. Errors: ArgumentError when the domain is empty. */
export function simpleValues(domain: Domain): readonly Rational[] {
  const before = known.get(domain);
  if (before) return before;
  const found = findSimpleValues(domain);
  known.set(domain, found);
  return found;
}

function findSimpleValues(domain: Domain): readonly Rational[] {
  const { kind, min, max } = domain;
  if (domain.values && domain.values.length > 0) return domain.values;
  const values = simpleFractions.filter((value) => isInDomain(domain, value)).slice(0, 40);
  if (kind !== 'integer' && values.length >= 8) return values;
  const start = nearestToZero(domain);
  const steps = Array.from({ length: 40 }, (_, step) => step);
  const found =
    kind === 'integer'
      ? steps.flatMap((step) =>
          step === 0 ? [start] : [start.add(Rational.of(step)), start.sub(Rational.of(step))],
        )
      : [...values, ...steps.map((step) => between(start, min, max, Rational.of(step, 39)))];
  const inside = found.filter((value) => isInDomain(domain, value)).slice(0, 40);
  if (inside.length > 0) return inside;
  throw new ArgumentError('simpleValues', 'a domain with values', describeDomain(domain));
}

/** Whether the simple values of a domain are all values it has. */
export function spansAll({ kind, min, max, values }: Domain): boolean {
  if (values) return true;
  if (min && max?.equals(min)) return true;
  return kind === 'integer' && !!min && !!max && max.sub(min).compare(Rational.of(39)) <= 0;
}

/** A random value at most `range` away from the one nearest to 0. */
export function randomValue(domain: Domain, range: number, random: Random): Rational {
  if (domain.values) return random.pick(domain.values);
  const start = nearestToZero(domain);
  const den = domain.kind === 'integer' ? 1 : random.pick([1, 1, 2, 3, 4, 5, 7]);
  for (let attempt = 0; attempt < 4; attempt++) {
    const value = start.add(Rational.of(random.integer(-range * den, range * den), den));
    if (isInDomain(domain, value)) return value;
  }
  if (domain.kind === 'integer') return random.pick(simpleValues(domain));
  const inside = between(start, domain.min, domain.max, Rational.of(random.integer(0, 64), 64));
  return isInDomain(domain, inside) ? inside : random.pick(simpleValues(domain));
}

function nearestToZero({ kind, min, max }: Domain): Rational {
  if (min && min.sign() > 0) return kind === 'integer' ? min.ceil() : min;
  if (max && max.sign() < 0) return kind === 'integer' ? max.floor() : max;
  return Rational.zero;
}

/** A value of a part of the domain: all of it when it has two ends, else ten away from `start`. */
function between(
  start: Rational,
  min: Rational | undefined,
  max: Rational | undefined,
  share: Rational,
): Rational {
  const ten = Rational.of(10);
  const low = min ?? (max ?? start).sub(ten);
  const high = max ?? low.add(ten);
  return low.add(high.sub(low).mul(share));
}
