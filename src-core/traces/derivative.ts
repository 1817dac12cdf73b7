import { ArgumentError } from '#core/errors.ts';
import { add, call, minusOne, multiply, one, power, zero } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { toText } from '#core/symbolic/print.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import { slopeRules } from './slopes.ts';
import type { SlopeRules } from './slopes.ts';

/**
 * ∂formula/∂name, by the sum, product, power and chain rules, barely simplified.
 *
 * Errors: ArgumentError for a function without a slope here (floor, mod, Σ).
 */
export function derivative(
  formula: Expression,
  name: string,
  rules: SlopeRules = slopeRules,
): Expression {
  if (formula.kind === 'symbol') return formula.name === name ? one : zero;
  if (!symbolsOf(formula).includes(name)) return zero;
  const inner = (part: Expression): Expression => derivative(part, name, rules);
  switch (formula.kind) {
    case 'sum':
      return sumRule(formula.terms, inner, rules);
    case 'product':
      return add(
        ...formula.factors.map((factor, at) =>
          multiply(inner(factor), rules.product(formula.factors, at)),
        ),
      );
    case 'power':
      return powerRule(formula.base, formula.exponent, inner, rules);
    case 'call': {
      const [argument] = formula.arguments;
      const slope = Object.hasOwn(rules.functions, formula.name)
        ? rules.functions[formula.name]
        : undefined;
      if (slope && argument && formula.arguments.length === 1)
        return multiply(slope(argument), inner(argument));
      throw new ArgumentError('derivative', 'functions with a slope', formula.name);
    }
    default:
      throw new ArgumentError('derivative', 'a formula without Σ and ∏', toText(formula));
  }
}

function sumRule(
  terms: readonly Expression[],
  inner: (part: Expression) => Expression,
  rules: SlopeRules,
): Expression {
  const signs = terms.map((term): 1 | -1 => (isNegative(term) ? -1 : 1));
  return add(
    ...terms.map((term, at) => {
      const sign = signs[at] as 1 | -1;
      const slope = inner(term);
      return rules.term(sign, signs, at) === sign ? slope : multiply(minusOne, slope);
    }),
  );
}

// uⁿ, aᵘ = exp(u·log a), and both at once.
function powerRule(
  base: Expression,
  exponent: Expression,
  inner: (part: Expression) => Expression,
  rules: SlopeRules,
): Expression {
  const ofBase = inner(base);
  const ofExponent = inner(exponent);
  return add(
    multiply(rules.power(base, exponent), ofBase),
    multiply(power(base, exponent), call('log', base), ofExponent),
  );
}

function isNegative(term: Expression): boolean {
  const [first] = term.kind === 'product' ? term.factors : [];
  return first?.kind === 'number' && first.value.sign() < 0;
}
