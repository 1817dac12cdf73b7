/** Powers of forms: a^(b·c) = (a^b)^c, a^(b+c) = a^b·a^c, (a·b)^c = a^c·b^c where the signs allow it. */
import { BudgetError } from '#core/errors.ts';
import type { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import {
  atomPower,
  constantForm,
  multiplyForms,
  oneForm,
  opaqueCall,
  raiseToWhole,
  whole,
} from './form.ts';
import { factorsOf, groupAtom, isSure, numberAtom, productOf } from './form-factors.ts';
import type { Factors } from './form-factors.ts';
import { absForm } from './form-hinge.ts';
import { multiplyPowers, ofAtom, ofTerm, onePolynomial, powersOf } from './polynomial.ts';
import type { Powers, Term } from './polynomial.ts';
import { Rational } from './rational.ts';

const LARGEST_EXPONENT = 256;

/** base ^ exponent; opaque where no rule is sure to hold. Errors: BudgetError, ArgumentError for 1/0. */
export function raiseForm(algebra: Algebra, base: Form, exponent: Form): Form {
  const constant = constantForm(exponent);
  if (constant?.isInteger()) {
    if (constant.abs().compare(Rational.of(LARGEST_EXPONENT)) > 0) {
      throw new BudgetError('canonical form', `exponents up to ${LARGEST_EXPONENT}`);
    }
    return raiseToWhole(algebra, base, constant.toNumber());
  }
  const opaque = (): Form => opaqueCall(algebra, 'power', [base, exponent]);
  if (base.over.size === 0) return opaque();
  const factors = factorsOf(algebra, base);
  if (constant) return raiseToFraction(algebra, factors, constant) ?? opaque();
  if (exponent.under !== onePolynomial) return opaque();
  const powers = [...exponent.over.values()].map((term) =>
    raiseToTerm(algebra, base, factors, term),
  );
  if (powers.includes(undefined)) return opaque();
  return (powers as Form[]).reduce(
    (product, power) => multiplyForms(algebra, product, power),
    oneForm,
  );
}

/** e ^ exponent, where e^(c·log a) = a^c. */
export function exponentialForm(algebra: Algebra, exponent: Form): Form {
  if (exponent.under !== onePolynomial) return opaqueCall(algebra, 'exp', [exponent]);
  const euler = algebra.intern({ kind: 'euler' }, { isInteger: false, isNonNegative: true });
  const powers = [...exponent.over.values()].map(({ coefficient, powers: own }): Form => {
    const log = [...own].find(([id, e]) => isLogarithm(algebra, id) && e.equals(Rational.one));
    if (!log) return symbolicPower(algebra, euler, coefficient, own);
    const rest = multiplyPowers(own, powersOf([[log[0], Rational.of(-1)]]));
    const atom = algebra.atom(log[0]);
    const argument = atom.kind === 'call' ? atom.parts[0] : undefined;
    return raiseForm(algebra, argument ?? oneForm, whole(ofTerm({ coefficient, powers: rest })));
  });
  return powers.reduce((product, power) => multiplyForms(algebra, product, power), oneForm);
}

function raiseToFraction(algebra: Algebra, factors: Factors, exponent: Rational): Form | undefined {
  const sure = factors.powers.filter((power) => isSure(algebra, power));
  const rest = factors.powers.filter((power) => !isSure(algebra, power));
  const roots = sure.map(([id, e]) => atomPower(algebra, id, e.mul(exponent)));
  const product = roots.reduce((done, root) => multiplyForms(algebra, done, root), oneForm);
  const { isNegative } = factors;
  if (rest.length === 0 && !isNegative) return product;
  const remaining = raiseUnsure(algebra, { isNegative, powers: rest }, exponent);
  return remaining && multiplyForms(algebra, product, remaining);
}

// √(x²) is |x|; the root of anything else whose sign is not known stays one root.
function raiseUnsure(algebra: Algebra, factors: Factors, exponent: Rational): Form | undefined {
  const [first, ...others] = factors.powers;
  if (first?.[1].equals(Rational.one) && others.length === 0 && !factors.isNegative) {
    return atomPower(algebra, first[0], exponent);
  }
  const isSquare = !factors.isNegative && factors.powers.every(([, e]) => e.num % 2n === 0n);
  if (isSquare && exponent.den === 2n) {
    const halves = factors.powers.map(([id, e]) => [id, e.div(Rational.of(2))] as const);
    const root = absForm(algebra, productOf(algebra, { isNegative: false, powers: halves }));
    return raiseToWhole(algebra, root, Number(exponent.num));
  }
  const { over, under } = productOf(algebra, factors);
  return under === onePolynomial
    ? atomPower(algebra, groupAtom(algebra, over), exponent)
    : undefined;
}

function raiseToTerm(
  algebra: Algebra,
  base: Form,
  factors: Factors,
  { coefficient, powers }: Term,
): Form | undefined {
  if (powers.size === 0) return raiseForm(algebra, base, whole(ofTerm({ coefficient, powers })));
  const isWhole = coefficient.isInteger() && algebra.isIntegerMonomial(powers);
  if (!isWhole && (factors.isNegative || !factors.powers.every((power) => isSure(algebra, power))))
    return undefined;
  const isOdd = factors.isNegative && coefficient.num % 2n !== 0n;
  const sign = isOdd
    ? [symbolicPower(algebra, numberAtom(algebra, Rational.of(-1)), Rational.one, powers)]
    : [];
  const raised = factors.powers.map(([id, e]) =>
    symbolicPower(algebra, id, e.mul(coefficient), powers),
  );
  return [...sign, ...raised].reduce(
    (product, part) => multiplyForms(algebra, product, part),
    oneForm,
  );
}

/** atom ^ (exponent · product of atoms). */
function symbolicPower(algebra: Algebra, id: number, exponent: Rational, powers: Powers): Form {
  const atom = algebra.atom(id);
  const base = atom.kind === 'power' ? atom.base : id;
  const all = atom.kind === 'power' ? multiplyPowers(atom.exponent, powers) : powers;
  if (all.size === 0) return atomPower(algebra, base, exponent);
  const { isInteger, isNonNegative } = algebra.atom(base);
  const isCount =
    algebra.isIntegerMonomial(all) &&
    algebra.isNonNegative(ofTerm({ coefficient: Rational.one, powers: all }));
  const facts = { isInteger: isInteger && isCount, isNonNegative };
  return whole(ofAtom(algebra.intern({ kind: 'power', base, exponent: all }, facts), exponent));
}

function isLogarithm(algebra: Algebra, id: number): boolean {
  const atom = algebra.atom(id);
  return atom.kind === 'call' && atom.name === 'log';
}
