import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { add, number } from '#core/symbolic/expression.ts';
import type { DomainMap } from '#core/symbolic/domain.ts';
import { equivalent } from '#core/symbolic/equivalent.ts';
import type { Witness } from '#core/symbolic/equivalent.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { toText } from '#core/symbolic/print.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import { formatLatex } from '../language/format.ts';
import { formula } from '../language/formula.ts';
import type { Formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import type { Template } from '../language/template.ts';
import { referencesOf } from '../language/syntax.ts';
import { asBoolean } from '../language/value.ts';
import { commonPart, defineAnswerType } from './answer-type.ts';
import { symbolDomain } from './symbol-domain.ts';

const symbolSpec = z.union([
  z.string().transform((meaning) => ({ meaning, domain: undefined })),
  z.strictObject({ meaning: z.string().default(''), domain: symbolDomain.optional() }),
]);

const spec = z
  .strictObject({
    ...commonPart(markdown),
    /** A formula in symbols; `{hole}` inserts drawn numbers. */
    answer: markdown,
    /** What may be used, and what it stands for; positive whole numbers unless a domain is given. */
    symbols: z.record(z.string(), symbolSpec).default({}),
    /** What holds between the symbols (`a < r`): counterexamples keep to it. */
    where: z.array(formula).default([]),
  })
  .superRefine(({ answer, misreadings, symbols }, context) => {
    const names = Object.keys(symbols);
    const check = (template: Template, path: (string | number)[]): void => {
      // What a hole will say is known only when numbers are drawn.
      if (template.formulas().length > 0) return;
      const parsed = parseExpression(template.source, { symbols: names });
      if (parsed.ok) return;
      const params = { offset: parsed.start };
      context.addIssue({ code: 'custom', path, message: parsed.message, params });
    };
    check(answer, ['answer']);
    misreadings.forEach(
      (one, at) => one.answer && check(one.answer, ['misreadings', at, 'answer']),
    );
  });

/** A formula in named symbols, right when it is equivalent on the domains of its symbols. */
export const expressionType = defineAnswerType({
  type: 'expression',
  spec,
  raw: z.string(),
  solve({ answer, symbols, where }, evaluator) {
    const names = Object.keys(symbols);
    const domains: DomainMap = Object.fromEntries(
      Object.entries(symbols).flatMap(([name, { domain }]) => (domain ? [[name, domain]] : [])),
    );
    const source = answer.render(evaluator).trim();
    const parsed = parseExpression(source, { symbols: names });
    if (!parsed.ok) throw new AppError('expression', `answer “${source}”: ${parsed.message}`);
    // A condition on symbols that the two formulas do not use says nothing about them.
    const isPossible = (point: ReadonlyMap<string, Rational>): boolean =>
      where
        .filter((one) => namesIn(one, names).every((name) => point.has(name)))
        .every((one) => asBoolean(evaluator.evaluate(one, Object.fromEntries(point)), 'where'));
    return { answer: parsed.expression, names, domains, isPossible };
  },
  view: ({ symbols }) => ({
    symbols: Object.entries(symbols).map(([name, { meaning }]) => ({
      name,
      latex: nameToLatex(name),
      ...(meaning && { meaning }),
    })),
  }),
  isBlank: (raw) => raw.trim() === '',
  read(raw, { names }) {
    const parsed = parseExpression(raw, { symbols: names });
    return parsed.ok
      ? { ok: true, value: parsed.expression }
      : { ok: false, message: parsed.message };
  },
  grade({ answer, domains, isPossible }, given) {
    const result = equivalent(given, answer, { domains, isPossible });
    return result.equal ? { score: 1 } : { score: 0, message: counterexample(result.witness) };
  },
  locals: (given) => ({ given: { expression: given } }),
  samples: ({ answer }) => ({
    correct: toText(answer),
    wrong: toText(add(answer, number(1))),
    unreadable: '2 + (',
  }),
});

/** The symbols that a condition speaks of. */
function namesIn({ tree }: Formula, symbols: readonly string[]): string[] {
  return referencesOf(tree)
    .map(({ name }) => name)
    .filter((name) => symbols.includes(name));
}

/** Where yours and the right formula differ, with both values. */
function counterexample({ point, left, right }: Witness): string {
  const where = point
    .map(([name, value]) => `$${nameToLatex(name)} = ${formatLatex(value)}$`)
    .join(', ');
  const values = `yours gives $${valueLatex(left)}$, asked is $${valueLatex(right)}$`;
  return where ? `For ${where}: ${values}.` : `There ${values}.`;
}

/** A value at a sample point; some formulas have none there (a division by 0). */
function valueLatex(value: Witness['left']): string {
  return value === undefined ? '\\text{undefined}' : formatLatex(value);
}
