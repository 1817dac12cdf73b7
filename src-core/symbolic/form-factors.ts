/** Forms taken apart into factors, as powers and logarithms need them. */
import type { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import { atomPower, multiplyForms, oneForm, scaleForm } from './form.ts';
import {
  commonPowers,
  multiplyPowers,
  ofTerm,
  orderedTerms,
  powersOf,
  raisePowers,
  sumOf,
} from './polynomial.ts';
import type { Polynomial } from './polynomial.ts';
import { Rational } from './rational.ts';

/** A form as ± the product of atoms with exponents; a sum that does not factor is one atom. */
export interface Factors {
  readonly isNegative: boolean;
  readonly powers: readonly (readonly [atom: number, exponent: Rational])[];
}

/** Factors of a form other than 0. */
export function factorsOf(algebra: Algebra, { over, under }: Form): Factors {
  const [top, bottom] = [polynomialFactors(algebra, over), polynomialFactors(algebra, under)];
  const powers = new Map(top.powers);
  for (const [atom, exponent] of bottom.powers) {
    powers.set(atom, (powers.get(atom) ?? Rational.zero).sub(exponent));
  }
  return { isNegative: top.isNegative !== bottom.isNegative, powers: [...powersOf(powers)] };
}

/** Whether a factor cannot be negative: by its domain, or because it is under a root already. */
export function isSure(algebra: Algebra, [atom, exponent]: readonly [number, Rational]): boolean {
  return algebra.atom(atom).isNonNegative || !exponent.isInteger();
}

/** The form that has these factors. */
export function productOf(algebra: Algebra, { isNegative, powers }: Factors): Form {
  const product = powers.reduce(
    (done, [id, exponent]) => multiplyForms(algebra, done, atomPower(algebra, id, exponent)),
    oneForm,
  );
  return isNegative ? scaleForm(product, Rational.of(-1)) : product;
}

function polynomialFactors(algebra: Algebra, polynomial: Polynomial): Factors {
  const lead = orderedTerms(polynomial)[0]?.coefficient ?? Rational.one;
  const shared = commonPowers(polynomial);
  const powers = [...numberFactors(algebra, lead.abs()), ...shared];
  if (polynomial.size > 1) {
    const inverse = raisePowers(shared, Rational.of(-1));
    const primitive = sumOf(
      [...polynomial.values()].map(({ coefficient, powers: own }) =>
        ofTerm({ coefficient: coefficient.div(lead), powers: multiplyPowers(own, inverse) }),
      ),
    );
    powers.push([groupAtom(algebra, primitive), Rational.one]);
  }
  return { isNegative: lead.sign() < 0, powers };
}

/** The atom that stands for a sum as a whole. */
export function groupAtom(algebra: Algebra, polynomial: Polynomial): number {
  return algebra.intern(
    { kind: 'group', polynomial },
    {
      isInteger: algebra.isIntegerPolynomial(polynomial),
      isNonNegative: algebra.isNonNegative(polynomial),
    },
  );
}

/** The atom of a number as the base of a power. */
export function numberAtom(algebra: Algebra, value: Rational): number {
  const facts = { isInteger: value.isInteger(), isNonNegative: value.sign() >= 0 };
  return algebra.intern({ kind: 'prime', value }, facts);
}

function numberFactors(algebra: Algebra, value: Rational): [number, Rational][] {
  const factors = (part: bigint, sign: bigint): [number, Rational][] =>
    primesOf(part).map(([prime, count]) => [
      numberAtom(algebra, Rational.of(prime)),
      Rational.of(sign * count),
    ]);
  return [...factors(value.num, 1n), ...factors(value.den, -1n)];
}

// Only small primes are found. What is left then counts as one, which can hide an equality but never make one up.
function primesOf(value: bigint): [prime: bigint, count: bigint][] {
  const found: [bigint, bigint][] = [];
  let rest = value;
  for (let candidate = 2n; candidate < 1000n && candidate * candidate <= rest; candidate++) {
    let count = 0n;
    while (rest % candidate === 0n) {
      rest /= candidate;
      count += 1n;
    }
    if (count > 0n) found.push([candidate, count]);
  }
  return rest > 1n ? [...found, [rest, 1n]] : found;
}
