import { AppError } from '#core/errors.ts';
import { kindsOf } from '#core/symbolic/domain.ts';
import type { DomainMap } from '#core/symbolic/domain.ts';
import { equivalent } from '#core/symbolic/equivalent.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import type { ParseResult } from '#core/symbolic/parse.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import type { Evaluator } from '../language/evaluator.ts';
import type { Formula } from '../language/formula.ts';
import type { Template } from '../language/template.ts';
import { referencesOf } from '../language/syntax.ts';
import { asBoolean } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { Grade, Reading } from './answer-type.ts';
import { counterexample } from './counterexample.ts';
import { domainsOf } from './symbols-field.ts';
import type { SymbolsSpec } from './symbols-field.ts';

/** Which symbols formulas may use, and where they are compared. */
export interface SymbolicRule {
  names: readonly string[];
  domains: DomainMap;
  isPossible(point: ReadonlyMap<string, Rational>): boolean;
}

/** A formula in the symbols of an answer. */
export function parseSymbolic(
  text: string,
  { names, domains }: Pick<SymbolicRule, 'names' | 'domains'>,
): ParseResult {
  return parseExpression(text, { symbols: names, kinds: kindsOf(domains) });
}

type Declared = Pick<SymbolicRule, 'names' | 'domains'>;

/** By the field that declares them: it is the same for every draw, and so may be what is made of the names. */
const declared = new WeakMap<SymbolsSpec, Declared>();

function declaredBy(symbols: SymbolsSpec): Declared {
  const known = declared.get(symbols) ?? {
    names: Object.keys(symbols),
    domains: domainsOf(symbols),
  };
  declared.set(symbols, known);
  return known;
}

/** The rule of one draw; `where` keeps counterexamples to what can occur. */
export function symbolicRule(
  { symbols, where }: { symbols: SymbolsSpec; where: Formula[] },
  evaluator: Evaluator,
): SymbolicRule {
  const { names, domains } = declaredBy(symbols);
  return {
    names,
    domains,
    // A condition on symbols that the two formulas do not use says nothing about them.
    isPossible: (point) =>
      where
        .filter((one) => namesIn(one, names).every((name) => point.has(name)))
        .every((one) => asBoolean(evaluator.evaluate(one, Object.fromEntries(point)), 'where')),
  };
}

/** What a formula said last: many say the same in every draw. */
const lastSolved = new WeakMap<
  Template,
  { source: string; names: readonly string[]; expression: Expression }
>();

/**
 * The right formula of one draw.
 *
 * Errors: AppError when it cannot be read.
 */
export function solveSymbolic(
  answer: Template,
  rule: SymbolicRule,
  evaluator: Evaluator,
): Expression {
  const source = answer.render(evaluator).trim();
  const known = lastSolved.get(answer);
  if (known?.source === source && known.names === rule.names) return known.expression;
  const parsed = parseSymbolic(source, rule);
  if (parsed.ok) {
    lastSolved.set(answer, { source, names: rule.names, expression: parsed.expression });
    return parsed.expression;
  }
  throw new AppError('expression', `answer “${source}”: ${parsed.message}`);
}

export function readSymbolic(raw: string, rule: SymbolicRule): Reading<Expression> {
  const parsed = parseSymbolic(raw, rule);
  return parsed.ok
    ? { ok: true, value: parsed.expression }
    : { ok: false, message: parsed.message };
}

/** Right when equivalent on the domains; else the smallest point found where the two differ. */
export function gradeSymbolic(answer: Expression, given: Expression, rule: SymbolicRule): Grade {
  const result = equivalent(given, answer, rule);
  if (result.equal) return { score: 1 };
  // Both values at a point would tell an answer that is a number.
  const isNumber = symbolsOf(answer).length === 0;
  const message = isNumber ? 'Yours is not the value asked for.' : counterexample(result.witness);
  return { score: 0, message };
}

/** A learner's formula as conditions see it: a number where it is one. */
export function symbolicValue(expression: Expression): Value {
  return expression.kind === 'number' ? expression.value : { expression };
}

/** The symbols that a condition speaks of. */
function namesIn({ tree }: Formula, symbols: readonly string[]): string[] {
  return referencesOf(tree)
    .map(({ name }) => name)
    .filter((name) => symbols.includes(name));
}
