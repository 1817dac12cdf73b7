/** relu, |x|, max and min of forms. All are written with relu(y) for y that starts with 1·…: |y| = 2·relu(y) − y. */
import type { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import {
  addForms,
  constantForm,
  multiplyForms,
  scaleForm,
  subtractForms,
  whole,
  zeroForm,
} from './form.ts';
import {
  commonPowers,
  multiplyPowers,
  negated,
  ofAtom,
  ofTerm,
  onePolynomial,
  orderedTerms,
  powersOf,
  raisePowers,
  sumOf,
} from './polynomial.ts';
import type { Polynomial } from './polynomial.ts';
import { Rational } from './rational.ts';

/** max(form, 0): relu(c·y) = c·relu(y) for c > 0 and relu(−y) = relu(y) − y. */
export function reluForm(algebra: Algebra, form: Form): Form {
  const { over, under } = form;
  const value = constantForm(form);
  if (value) return value.sign() > 0 ? form : zeroForm;
  if (under !== onePolynomial) return reluOfQuotient(algebra, form);
  if (algebra.isNonNegative(over)) return form;
  if (algebra.isNonNegative(negated(over))) return zeroForm;
  const { factor, rest, isNegative } = positiveFactor(algebra, over);
  const hinge = whole(ofAtom(hingeAtom(algebra, whole(rest))));
  const turned = isNegative ? subtractForms(algebra, hinge, whole(rest)) : hinge;
  return multiplyForms(algebra, whole(factor), turned);
}

/** |form| = 2·relu(form) − form. */
export function absForm(algebra: Algebra, form: Form): Form {
  return subtractForms(algebra, scaleForm(reluForm(algebra, form), Rational.of(2)), form);
}

/** max(a, b) = b + relu(a − b). */
export function maxForm(algebra: Algebra, a: Form, b: Form): Form {
  return addForms(algebra, b, reluForm(algebra, subtractForms(algebra, a, b)));
}

/** min(a, b) = a − relu(a − b). */
export function minForm(algebra: Algebra, a: Form, b: Form): Form {
  return subtractForms(algebra, a, reluForm(algebra, subtractForms(algebra, a, b)));
}

// A divisor that keeps its sign can be taken out of the hinge.
function reluOfQuotient(algebra: Algebra, { over, under }: Form): Form {
  const inverse = { over: onePolynomial, under };
  if (algebra.isNonNegative(under))
    return multiplyForms(algebra, reluForm(algebra, whole(over)), inverse);
  return whole(ofAtom(hingeAtom(algebra, { over, under })));
}

function hingeAtom(algebra: Algebra, form: Form): number {
  const isInteger = form.under === onePolynomial && algebra.isIntegerPolynomial(form.over);
  return algebra.intern(
    { kind: 'call', name: 'relu', parts: [form] },
    { isInteger, isNonNegative: true },
  );
}

/** polynomial = ± factor · rest, where the factor is positive and the first term of the rest has the coefficient 1. */
function positiveFactor(
  algebra: Algebra,
  polynomial: Polynomial,
): { factor: Polynomial; rest: Polynomial; isNegative: boolean } {
  const lead = orderedTerms(polynomial)[0]?.coefficient ?? Rational.one;
  const shared = powersOf(
    [...commonPowers(polynomial)].filter(([id]) => algebra.atom(id).isNonNegative),
  );
  const inverse = raisePowers(shared, Rational.of(-1));
  const rest = sumOf(
    [...polynomial.values()].map(({ coefficient, powers }) =>
      ofTerm({ coefficient: coefficient.div(lead), powers: multiplyPowers(powers, inverse) }),
    ),
  );
  return {
    factor: ofTerm({ coefficient: lead.abs(), powers: shared }),
    rest,
    isNegative: lead.sign() < 0,
  };
}
