/** Canonical forms of formulas, which prove two formulas equal without trying a single number. */
import { AppError, ArgumentError } from '#core/errors.ts';
import { Algebra } from './algebra.ts';
import type { Form } from './atom.ts';
import type { DomainMap } from './domain.ts';
import type { Expression } from './expression.ts';
import {
  addForms,
  invertForm,
  multiplyForms,
  oneForm,
  opaqueCall,
  scaleForm,
  subtractForms,
  whole,
  zeroForm,
} from './form.ts';
import { ceilForm, floorForm, modForm } from './form-floor.ts';
import { absForm, maxForm, minForm, reluForm } from './form-hinge.ts';
import { logarithmForm } from './form-log.ts';
import { exponentialForm, raiseForm } from './form-power.ts';
import { constant, negated, ofAtom, orderedTerms } from './polynomial.ts';
import { Rational } from './rational.ts';

/**
 * Whether both formulas have the same canonical form, a quotient of polynomials in symbols and opaque parts.
 *
 * True is a proof that they agree wherever both have a value on the domains. False says only that this was not shown: the
 * forms differ, the work went past its budget, or a formula divides by 0.
 * Source: besides the field axioms the rules are ⌊x + n⌋ = ⌊x⌋ + n and ⌈a/b⌉ = ⌊(a + b − 1)/b⌋ for whole numbers,
 * max(a, b) = b + relu(a − b), relu(c·x) = c·relu(x) for c > 0, |x| = 2·relu(x) − x, and the laws of powers and logarithms.
 */
export function haveSameForm(
  left: Expression,
  right: Expression,
  domains: DomainMap = {},
): boolean {
  const algebra = new Algebra(domains);
  try {
    return algebra.sameForm(formOf(algebra, left), formOf(algebra, right));
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}

function formOf(algebra: Algebra, expression: Expression): Form {
  const inner = (part: Expression): Form => formOf(algebra, part);
  switch (expression.kind) {
    case 'number':
      return whole(constant(expression.value));
    case 'symbol':
      return whole(ofAtom(algebra.symbol(expression.name)));
    case 'sum':
      return expression.terms
        .map(inner)
        .reduce((sum, term) => addForms(algebra, sum, term), zeroForm);
    case 'product':
      return expression.factors
        .map(inner)
        .reduce((product, part) => multiplyForms(algebra, product, part), oneForm);
    case 'power':
      return raiseForm(algebra, inner(expression.base), inner(expression.exponent));
    case 'call': {
      const rule = Object.hasOwn(rules, expression.name) ? rules[expression.name] : undefined;
      const parts = expression.arguments.map(inner);
      return rule?.(algebra, parts) ?? opaqueCall(algebra, expression.name, parts);
    }
    case 'series':
      throw new ArgumentError('canonical form', 'a sum that is written out', expression.index);
  }
}

type Rule = (algebra: Algebra, parts: readonly Form[]) => Form | undefined;

const half = whole(constant(Rational.of(1, 2)));

const rules: Readonly<Record<string, Rule>> = {
  floor: unary(floorForm),
  ceil: unary(ceilForm),
  mod: (algebra, [a, b]) => a && b && modForm(algebra, a, b),
  relu: unary(reluForm),
  abs: unary(absForm),
  max: folded(maxForm),
  min: folded(minForm),
  sqrt: unary((algebra, x) => raiseForm(algebra, x, half)),
  exp: unary(exponentialForm),
  log: unary(logarithmForm),
  log2: unary((algebra, x) => logarithmTo(algebra, x, 2)),
  log10: unary((algebra, x) => logarithmTo(algebra, x, 10)),
  sin: unary((algebra, x) => scaleForm(opaqueCall(algebra, 'sin', [unsigned(x)]), signOf(x))),
  cos: unary((algebra, x) => opaqueCall(algebra, 'cos', [unsigned(x)])),
  sigmoid: unary(sigmoidForm),
  dsigmoid: unary((algebra, x) => {
    const form = sigmoidForm(algebra, x);
    return multiplyForms(algebra, form, subtractForms(algebra, oneForm, form));
  }),
  softplus: unary((algebra, x) =>
    logarithmForm(algebra, addForms(algebra, oneForm, exponentialForm(algebra, x))),
  ),
  // H(2x) is H(x): only the sign of x counts.
  step: unary((algebra, x) => opaqueCall(algebra, 'step', [unscaled(x)])),
  sign: unary((algebra, x) => opaqueCall(algebra, 'sign', [unscaled(x)])),
  // ∞ − ∞ is not 0: no algebra with it.
  infinity: () => {
    throw new ArgumentError('canonical form', 'finite numbers', 'infinity');
  },
  tanh: unary(tanhForm),
};

function unary(rule: (algebra: Algebra, x: Form) => Form): Rule {
  return (algebra, [x]) => x && rule(algebra, x);
}

function folded(rule: (algebra: Algebra, a: Form, b: Form) => Form): Rule {
  return (algebra, [first, ...rest]) =>
    first && rest.reduce((best, part) => rule(algebra, best, part), first);
}

function logarithmTo(algebra: Algebra, x: Form, base: number): Form {
  const divisor = logarithmForm(algebra, whole(constant(Rational.of(base))));
  return multiplyForms(algebra, logarithmForm(algebra, x), invertForm(algebra, divisor));
}

/** σ(x) = 1 / (1 + e⁻ˣ). */
function sigmoidForm(algebra: Algebra, x: Form): Form {
  const decay = exponentialForm(algebra, scaleForm(x, Rational.of(-1)));
  return invertForm(algebra, addForms(algebra, oneForm, decay));
}

/** tanh x = 2·σ(2x) − 1. */
function tanhForm(algebra: Algebra, x: Form): Form {
  const twice = scaleForm(sigmoidForm(algebra, scaleForm(x, Rational.of(2))), Rational.of(2));
  return subtractForms(algebra, twice, oneForm);
}

function unscaled(x: Form): Form {
  const lead = orderedTerms(x.over)[0]?.coefficient.abs() ?? Rational.one;
  return scaleForm(x, Rational.one.div(lead));
}

function signOf({ over }: Form): Rational {
  return Rational.of((orderedTerms(over)[0]?.coefficient.sign() ?? 1) < 0 ? -1 : 1);
}

function unsigned(x: Form): Form {
  return signOf(x).sign() < 0 ? { over: negated(x.over), under: x.under } : x;
}
