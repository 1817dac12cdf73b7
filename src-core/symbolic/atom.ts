import type { Polynomial, Powers } from './polynomial.ts';
import type { Rational } from './rational.ts';

/** A quotient of two polynomials; `under` is never 0. */
export interface Form {
  readonly over: Polynomial;
  readonly under: Polynomial;
}

/** What an atom stands for; `group` is a polynomial under a root or a symbolic power, `power` is base^(product of atoms). */
export type AtomKind =
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'prime'; readonly value: Rational }
  | { readonly kind: 'euler' }
  | { readonly kind: 'group'; readonly polynomial: Polynomial }
  | { readonly kind: 'power'; readonly base: number; readonly exponent: Powers }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Form[] };

/** What is known of all values of an atom. */
export interface AtomFacts {
  readonly isInteger: boolean;
  readonly isNonNegative: boolean;
}

export type Atom = AtomKind & AtomFacts;

/** Whether the atom stands for its radicand, so that its exponent must stay below 1. */
export function isRoot({ kind }: AtomKind): boolean {
  return kind === 'prime' || kind === 'group';
}
