/**
 * The atoms of which canonical forms are made, and the products of polynomials in them.
 *
 * An atom is a symbol or anything that is opaque to polynomial arithmetic: √2, 2^d, ⌊n/s⌋, log x. Two atoms are one when
 * their parts are equal forms, so forms of two formulas can be compared when they were made by one Algebra.
 */
import { BudgetError } from '#core/errors.ts';
import { isRoot } from './atom.ts';
import type { Atom, AtomFacts, AtomKind, Form } from './atom.ts';
import { domainOf, isNonNegative } from './domain.ts';
import type { DomainMap } from './domain.ts';
import {
  keyOf,
  multiplyPowers,
  ofTerm,
  onePolynomial,
  powersOf,
  samePolynomial,
  scaled,
  sumOf,
} from './polynomial.ts';
import type { Polynomial, Powers, Term } from './polynomial.ts';
import type { Rational } from './rational.ts';
import { comparisonWork } from './work.ts';

/** Products of terms before a form is given up as too large. */
const TERM_BUDGET = 8_000;
const NUMBER_LIMIT = 1n << 512n;
/** What a product of two terms counts as in the budget of a verdict. */
const TERM_STEPS = 8;

export class Algebra {
  readonly #domains: DomainMap;
  readonly #atoms: Atom[] = [];
  readonly #work = comparisonWork();
  #spent = 0;

  constructor(domains: DomainMap) {
    this.#domains = domains;
  }

  atom(id: number): Atom {
    return this.#atoms[id] as Atom;
  }

  symbol(name: string): number {
    const domain = domainOf(this.#domains, name);
    const facts = { isInteger: domain.kind === 'integer', isNonNegative: isNonNegative(domain) };
    return this.intern({ kind: 'symbol', name }, facts);
  }

  /** The number of an atom, a new one unless there is an equal one. Errors: BudgetError after too much work. */
  intern(atom: AtomKind, facts: AtomFacts): number {
    const found = this.#atoms.findIndex((other) => this.#isSame(atom, other));
    if (found >= 0) return found;
    this.#spend(1);
    return this.#atoms.push({ ...atom, ...facts }) - 1;
  }

  /** Errors: BudgetError when the product, or all products so far, have too many terms. */
  multiply(left: Polynomial, right: Polynomial): Polynomial {
    if (left === onePolynomial) return right;
    if (right === onePolynomial) return left;
    this.#spend(left.size * right.size);
    return sumOf(
      [...left.values()].flatMap((a) => [...right.values()].map((b) => this.#multiplyTerms(a, b))),
    );
  }

  /** polynomial ^ exponent for a whole exponent ≥ 0. Errors: BudgetError when it has too many terms. */
  raise(polynomial: Polynomial, exponent: number): Polynomial {
    let [result, square, rest] = [onePolynomial, polynomial, exponent];
    while (rest > 0) {
      if (rest % 2 === 1) result = this.multiply(result, square);
      rest = Math.floor(rest / 2);
      if (rest > 0) square = this.multiply(square, square);
    }
    return result;
  }

  sameForm(left: Form, right: Form): boolean {
    if (samePolynomial(left.under, right.under)) return samePolynomial(left.over, right.over);
    return samePolynomial(
      this.multiply(left.over, right.under),
      this.multiply(right.over, left.under),
    );
  }

  /** Whether only atoms that keep whole numbers occur, with whole exponents ≥ 0. */
  isIntegerMonomial(powers: Powers): boolean {
    return [...powers].every(([id, e]) => this.atom(id).isInteger && e.isInteger() && e.sign() > 0);
  }

  isIntegerPolynomial(polynomial: Polynomial): boolean {
    return [...polynomial.values()].every(
      ({ coefficient, powers }) => coefficient.isInteger() && this.isIntegerMonomial(powers),
    );
  }

  /** Whether no term can be negative. False says nothing. */
  isNonNegative(polynomial: Polynomial): boolean {
    return [...polynomial.values()].every(
      ({ coefficient, powers }) =>
        coefficient.sign() > 0 && [...powers].every((pair) => this.#isSure(...pair)),
    );
  }

  #isSure(id: number, exponent: Rational): boolean {
    return this.atom(id).isNonNegative || (exponent.isInteger() && exponent.num % 2n === 0n);
  }

  // Roots are kept with exponents below 1: √2·√2 is 2 and √(v+1)·√(v+1) is the sum v + 1 again.
  #multiplyTerms(a: Term, b: Term): Polynomial {
    const powers = multiplyPowers(a.powers, b.powers);
    const full = [...powers].filter(([id, e]) => isRoot(this.atom(id)) && e.num >= e.den);
    const coefficient = this.#kept(a.coefficient.mul(b.coefficient));
    if (full.length === 0) return ofTerm({ coefficient, powers });
    const kept = multiplyPowers(powers, powersOf(full.map(([id, e]) => [id, e.floor().neg()])));
    return full.reduce<Polynomial>(
      (product, [id, e]) =>
        this.multiply(product, this.raise(this.radicand(id), e.floor().toNumber())),
      ofTerm({ coefficient, powers: kept }),
    );
  }

  /** What an atom with `isRoot` is a root of. */
  radicand(id: number): Polynomial {
    const atom = this.atom(id);
    if (atom.kind === 'group') return atom.polynomial;
    return atom.kind === 'prime' ? scaled(onePolynomial, atom.value) : onePolynomial;
  }

  #isSame(atom: AtomKind, other: AtomKind): boolean {
    switch (atom.kind) {
      case 'symbol':
        return other.kind === 'symbol' && other.name === atom.name;
      case 'prime':
        return other.kind === 'prime' && other.value.equals(atom.value);
      case 'euler':
        return other.kind === 'euler';
      case 'group':
        return other.kind === 'group' && samePolynomial(other.polynomial, atom.polynomial);
      case 'power':
        return (
          other.kind === 'power' &&
          other.base === atom.base &&
          keyOf(other.exponent) === keyOf(atom.exponent)
        );
      case 'call': {
        if (
          other.kind !== 'call' ||
          other.name !== atom.name ||
          other.parts.length !== atom.parts.length
        )
          return false;
        return other.parts.every((part, at) => this.sameForm(part, atom.parts[at] as Form));
      }
    }
  }

  #kept(value: Rational): Rational {
    if (value.den < NUMBER_LIMIT && value.num < NUMBER_LIMIT && -value.num < NUMBER_LIMIT)
      return value;
    throw new BudgetError('canonical form', 'numbers with 512 bits');
  }

  #spend(amount: number): void {
    this.#work.spend(amount * TERM_STEPS);
    this.#spent += amount;
    if (this.#spent > TERM_BUDGET)
      throw new BudgetError('canonical form', `${TERM_BUDGET} products of terms`);
  }
}
