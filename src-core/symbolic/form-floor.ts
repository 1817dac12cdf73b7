/** ⌊…⌋, ⌈…⌉ and mod of forms: ⌊x + n⌋ = ⌊x⌋ + n for whole n, and ⌊a/b⌋ = −1 − ⌊(−a − 1)/b⌋ for whole a and b. */
import type { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import { leastCommonMultiple } from './common-divisor.ts';
import {
  addForms,
  invertForm,
  multiplyForms,
  opaqueCall,
  scaleForm,
  subtractForms,
  whole,
} from './form.ts';
import {
  commonPowers,
  constant,
  keyOf,
  multiplyPowers,
  negated,
  ofTerm,
  onePolynomial,
  orderedTerms,
  powersOf,
  raisePowers,
  sumOf,
  zeroPolynomial,
} from './polynomial.ts';
import type { Polynomial, Powers, Term } from './polynomial.ts';
import { Rational } from './rational.ts';

/** The largest whole number not above a form. */
export function floorForm(algebra: Algebra, form: Form): Form {
  if (form.under !== onePolynomial) return opaqueCall(algebra, 'floor', [form], true);
  const split = splitWhole(algebra, form.over);
  const quotient = wholeQuotient(algebra, split.rest);
  if (!quotient) return floorOf(algebra, split);
  const steps = splitWhole(algebra, roundedDown(quotient));
  const mirrored = splitWhole(algebra, roundedDown(mirror(quotient)));
  if (!comesFirst(mirrored.rest, steps.rest))
    return floorOf(algebra, { ...steps, whole: sumOf([split.whole, steps.whole]) });
  const below = sumOf([constant(Rational.of(-1)), negated(mirrored.whole), split.whole]);
  return subtractForms(
    algebra,
    whole(below),
    floorOf(algebra, { whole: zeroPolynomial, rest: mirrored.rest }),
  );
}

/** ⌈form⌉ = −⌊−form⌋, which makes ⌈a/b⌉ = ⌊(a + b − 1)/b⌋ for whole a and b. */
export function ceilForm(algebra: Algebra, form: Form): Form {
  const minusOne = Rational.of(-1);
  return scaleForm(floorForm(algebra, scaleForm(form, minusOne)), minusOne);
}

/** a mod b = a − b·⌊a/b⌋. */
export function modForm(algebra: Algebra, a: Form, b: Form): Form {
  const steps = floorForm(algebra, multiplyForms(algebra, a, invertForm(algebra, b)));
  return subtractForms(algebra, a, multiplyForms(algebra, b, steps));
}

/** A sum of a part that only takes whole values and the rest. */
interface Split {
  readonly whole: Polynomial;
  readonly rest: Polynomial;
}

/** over / under with whole values, under > 0. */
interface Quotient {
  readonly over: Polynomial;
  readonly under: Term;
}

function floorOf(algebra: Algebra, { whole: outside, rest }: Split): Form {
  if (rest.size === 0) return whole(outside);
  return addForms(algebra, whole(outside), opaqueCall(algebra, 'floor', [whole(rest)], true));
}

// The whole part of each coefficient of a whole product comes out; what stays has coefficients in [0, 1).
function splitWhole(algebra: Algebra, polynomial: Polynomial): Split {
  const parts = [...polynomial.values()].map(({ coefficient, powers }) => {
    const steps = algebra.isIntegerMonomial(powers) ? coefficient.floor() : Rational.zero;
    const part = (value: Rational): Polynomial => ofTerm({ coefficient: value, powers });
    return { whole: part(steps), rest: part(coefficient.sub(steps)) };
  });
  const rest = sumOf(parts.map((part) => part.rest));
  return { whole: sumOf(parts.map((part) => part.whole)), rest };
}

/** The polynomial as a quotient of whole numbers, apart from a constant that is no multiple of 1/under. */
function wholeQuotient(algebra: Algebra, polynomial: Polynomial): Quotient | undefined {
  const least = [...commonPowers(polynomial)].filter(([, exponent]) => exponent.sign() < 0);
  const powers = raisePowers(powersOf(least), Rational.of(-1));
  const isPositive = [...powers.keys()].every((atom) => algebra.atom(atom).isNonNegative);
  const isWhole = (product: Powers): boolean => algebra.isIntegerMonomial(product);
  if (!isPositive || !isWhole(powers)) return undefined;
  const over = [...polynomial.values()].map((term) => ({
    ...term,
    powers: multiplyPowers(term.powers, powers),
  }));
  if (!over.every((term) => isWhole(term.powers))) return undefined;
  const divisors = over.filter((term) => term.powers.size > 0).map((term) => term.coefficient.den);
  const common = divisors.reduce((multiple, den) => leastCommonMultiple(multiple, den), 1n);
  const factor = Rational.of(common);
  const scaled = over.map((term) =>
    ofTerm({ ...term, coefficient: term.coefficient.mul(factor).floor() }),
  );
  return { over: sumOf(scaled), under: { coefficient: factor, powers } };
}

function roundedDown({ over, under }: Quotient): Polynomial {
  const inverse = raisePowers(under.powers, Rational.of(-1));
  return sumOf(
    [...over.values()].map(({ coefficient, powers }) =>
      ofTerm({
        coefficient: coefficient.div(under.coefficient),
        powers: multiplyPowers(powers, inverse),
      }),
    ),
  );
}

/** −over − 1, which makes ⌊over/under⌋ = −1 − ⌊mirrored/under⌋. */
function mirror({ over, under }: Quotient): Quotient {
  return { over: sumOf([negated(over), constant(Rational.of(-1))]), under };
}

// Of a quotient and its mirror image one is chosen: positive and small coefficients first.
function comesFirst(left: Polynomial, right: Polynomial): boolean {
  for (const { powers } of orderedTerms(new Map([...left, ...right]))) {
    const a = coefficientOf(left, powers);
    const b = coefficientOf(right, powers);
    if (a.equals(b)) continue;
    if (a.sign() < 0 !== b.sign() < 0) return b.sign() < 0;
    return a.abs().compare(b.abs()) < 0;
  }
  return false;
}

function coefficientOf(polynomial: Polynomial, powers: Powers): Rational {
  return polynomial.get(keyOf(powers))?.coefficient ?? Rational.zero;
}
