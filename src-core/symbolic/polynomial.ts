/** Sums of monomials with fractional coefficients, where an exponent may be any fraction: x², x⁻¹, x^(1/2). */
import { Rational } from './rational.ts';

/** Exponents by the number of the atom (see `algebra.ts`); none is 0. */
export type Powers = ReadonlyMap<number, Rational>;

export interface Term {
  readonly coefficient: Rational;
  readonly powers: Powers;
}

/** Terms by the key of their powers; no coefficient is 0. */
export type Polynomial = ReadonlyMap<string, Term>;

const noPowers: Powers = new Map();
export const zeroPolynomial: Polynomial = new Map();
export const onePolynomial = constant(Rational.one);

export function constant(value: Rational): Polynomial {
  return ofTerm({ coefficient: value, powers: noPowers });
}

export function ofTerm(term: Term): Polynomial {
  return term.coefficient.sign() === 0 ? zeroPolynomial : new Map([[keyOf(term.powers), term]]);
}

/** One atom to some power. */
export function ofAtom(atom: number, exponent = Rational.one): Polynomial {
  return ofTerm({ coefficient: Rational.one, powers: powersOf([[atom, exponent]]) });
}

export function powersOf(pairs: Iterable<readonly [atom: number, exponent: Rational]>): Powers {
  return new Map(
    [...pairs].filter(([, exponent]) => exponent.sign() !== 0).sort(([a], [b]) => a - b),
  );
}

/** The same for the same powers, whatever their history: the constant term has the key ''. */
export function keyOf(powers: Powers): string {
  return [...powers].map(([atom, exponent]) => `${atom}^${exponent.toString()}`).join(' ');
}

export function multiplyPowers(left: Powers, right: Powers): Powers {
  if (left.size === 0) return right;
  const product = new Map(left);
  for (const [atom, exponent] of right)
    product.set(atom, product.get(atom)?.add(exponent) ?? exponent);
  return powersOf(product);
}

export function raisePowers(powers: Powers, exponent: Rational): Powers {
  return powersOf([...powers].map(([atom, old]) => [atom, old.mul(exponent)] as const));
}

export function sumOf(polynomials: Iterable<Polynomial>): Polynomial {
  const sum = new Map<string, Term>();
  for (const polynomial of polynomials) {
    for (const [key, term] of polynomial) {
      const coefficient = sum.get(key)?.coefficient.add(term.coefficient) ?? term.coefficient;
      if (coefficient.sign() === 0) sum.delete(key);
      else sum.set(key, { coefficient, powers: term.powers });
    }
  }
  return sum;
}

/** factor · polynomial, by a number. */
export function scaled(polynomial: Polynomial, factor: Rational): Polynomial {
  if (factor.sign() === 0) return zeroPolynomial;
  const times = ({ coefficient, powers }: Term): Term => ({
    coefficient: coefficient.mul(factor),
    powers,
  });
  return new Map([...polynomial].map(([key, term]) => [key, times(term)]));
}

export function negated(polynomial: Polynomial): Polynomial {
  return scaled(polynomial, Rational.of(-1));
}

export function samePolynomial(left: Polynomial, right: Polynomial): boolean {
  if (left.size !== right.size) return false;
  return [...left].every(([key, term]) => right.get(key)?.coefficient.equals(term.coefficient));
}

/** The value of a polynomial without atoms. */
export function constantOf(polynomial: Polynomial): Rational | undefined {
  if (polynomial.size === 0) return Rational.zero;
  return polynomial.size === 1 ? polynomial.get('')?.coefficient : undefined;
}

/** The term of a polynomial that has no other. */
export function onlyTerm(polynomial: Polynomial): Term | undefined {
  return polynomial.size === 1 ? [...polynomial.values()][0] : undefined;
}

/** Terms in one fixed order, the constant last, so that signs can be chosen in one way only. */
export function orderedTerms(polynomial: Polynomial): Term[] {
  return [...polynomial].sort(([a], [b]) => (a < b ? 1 : a > b ? -1 : 0)).map(([, term]) => term);
}

/** The powers that all terms share: for each atom the smallest of its exponents. */
export function commonPowers(polynomial: Polynomial): Powers {
  const terms = [...polynomial.values()];
  const atoms = new Set(terms.flatMap(({ powers }) => [...powers.keys()]));
  const least = (atom: number): Rational =>
    terms
      .map(({ powers }) => powers.get(atom) ?? Rational.zero)
      .reduce((low, exponent) => (exponent.compare(low) < 0 ? exponent : low));
  return powersOf([...atoms].map((atom) => [atom, least(atom)] as const));
}
