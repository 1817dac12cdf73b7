/** Arithmetic on quotients of polynomials. Quotients are compared by cross-multiplying, so they need not be reduced. */
import { ArgumentError } from '#core/errors.ts';
import { isRoot } from './atom.ts';
import type { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import {
  commonPowers,
  constant,
  constantOf,
  multiplyPowers,
  ofAtom,
  ofTerm,
  onePolynomial,
  onlyTerm,
  orderedTerms,
  powersOf,
  raisePowers,
  samePolynomial,
  scaled,
  sumOf,
} from './polynomial.ts';
import type { Polynomial, Term } from './polynomial.ts';
import { Rational } from './rational.ts';

export function whole(polynomial: Polynomial): Form {
  return { over: polynomial, under: onePolynomial };
}

export const zeroForm = whole(constant(Rational.zero));
export const oneForm = whole(onePolynomial);

/** The value of a form without atoms. */
export function constantForm({ over, under }: Form): Rational | undefined {
  return under === onePolynomial ? constantOf(over) : undefined;
}

export function addForms(algebra: Algebra, left: Form, right: Form): Form {
  if (left.under === right.under || samePolynomial(left.under, right.under)) {
    return settled(algebra, sumOf([left.over, right.over]), left.under);
  }
  const over = sumOf([
    algebra.multiply(left.over, right.under),
    algebra.multiply(right.over, left.under),
  ]);
  return settled(algebra, over, algebra.multiply(left.under, right.under));
}

export function multiplyForms(algebra: Algebra, left: Form, right: Form): Form {
  return settled(
    algebra,
    algebra.multiply(left.over, right.over),
    algebra.multiply(left.under, right.under),
  );
}

export function scaleForm({ over, under }: Form, factor: Rational): Form {
  return { over: scaled(over, factor), under };
}

export function subtractForms(algebra: Algebra, left: Form, right: Form): Form {
  return addForms(algebra, left, scaleForm(right, Rational.of(-1)));
}

/** 1 / form. Errors: ArgumentError when the form is 0. */
export function invertForm(algebra: Algebra, { over, under }: Form): Form {
  if (over.size === 0) throw new ArgumentError('canonical form', 'a divisor other than 0', '0');
  return settled(algebra, under, over);
}

/** form ^ exponent for a whole exponent. Errors: ArgumentError for 0 to a negative power. */
export function raiseToWhole(algebra: Algebra, form: Form, exponent: number): Form {
  const { over, under } = exponent < 0 ? invertForm(algebra, form) : form;
  const size = Math.abs(exponent);
  return settled(algebra, algebra.raise(over, size), algebra.raise(under, size));
}

/** An atom to any power; what a root has above 1 is taken out of it. */
export function atomPower(algebra: Algebra, atom: number, exponent: Rational): Form {
  if (!isRoot(algebra.atom(atom))) return whole(ofAtom(atom, exponent));
  const outside = exponent.floor();
  const root = whole(ofAtom(atom, exponent.sub(outside)));
  return multiplyForms(
    algebra,
    raiseToWhole(algebra, whole(algebra.radicand(atom)), outside.toNumber()),
    root,
  );
}

/** A function of forms about which nothing is known but its arguments. */
export function opaqueCall(
  algebra: Algebra,
  name: string,
  parts: readonly Form[],
  isInteger = false,
): Form {
  const facts = { isInteger, isNonNegative: name === 'pi' || name === 'relu' };
  return whole(ofAtom(algebra.intern({ kind: 'call', name, parts }, facts)));
}

/** over / under with a divisor of one term multiplied into `over`, else with a divisor that starts with 1·…. */
function settled(algebra: Algebra, over: Polynomial, under: Polynomial): Form {
  if (under === onePolynomial || over.size === 0) return whole(over);
  const only = onlyTerm(under);
  if (only) return divideByTerm(algebra, over, only);
  const shared = [...commonPowers(under)].filter(([atom]) => !isRoot(algebra.atom(atom)));
  const lead = orderedTerms(under)[0]?.coefficient ?? Rational.one;
  const factor = {
    coefficient: Rational.one.div(lead),
    powers: raisePowers(powersOf(shared), Rational.of(-1)),
  };
  const [top, bottom] = [over, under].map((part) => timesTerm(part, factor)) as [
    Polynomial,
    Polynomial,
  ];
  const ratio = orderedTerms(top)[0]?.coefficient ?? Rational.one;
  return samePolynomial(top, scaled(bottom, ratio))
    ? whole(constant(ratio))
    : { over: top, under: bottom };
}

// 1/√v = √v/v: a root in the divisor becomes a root above and a radicand below.
function divideByTerm(algebra: Algebra, over: Polynomial, { coefficient, powers }: Term): Form {
  const roots = [...powers].filter(([atom]) => isRoot(algebra.atom(atom)));
  const inverse = powersOf(
    [...powers].map(
      ([atom, e]) => [atom, isRoot(algebra.atom(atom)) ? Rational.one.sub(e) : e.neg()] as const,
    ),
  );
  const top = algebra.multiply(
    over,
    ofTerm({ coefficient: Rational.one.div(coefficient), powers: inverse }),
  );
  const bottom = roots.reduce(
    (product, [atom]) => algebra.multiply(product, algebra.radicand(atom)),
    onePolynomial,
  );
  return settled(algebra, top, bottom);
}

function timesTerm(polynomial: Polynomial, factor: Term): Polynomial {
  return sumOf(
    [...polynomial.values()].map(({ coefficient, powers }) =>
      ofTerm({
        coefficient: coefficient.mul(factor.coefficient),
        powers: multiplyPowers(powers, factor.powers),
      }),
    ),
  );
}
