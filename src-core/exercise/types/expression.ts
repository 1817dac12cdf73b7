import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { add, number } from '#core/symbolic/expression.ts';
import type { DomainMap } from '#core/symbolic/domain.ts';
import { equivalent } from '#core/symbolic/equivalent.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { toText } from '#core/symbolic/print.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import { formatLatex } from '../language/format.ts';
import { markdown } from '../language/markdown-field.ts';
import { commonPart, defineAnswerType } from './answer-type.ts';
import { symbolDomain } from './symbol-domain.ts';

const symbolSpec = z.union([
  z.string().transform((meaning) => ({ meaning, domain: undefined })),
  z.strictObject({ meaning: z.string().default(''), domain: symbolDomain.optional() }),
]);

const spec = z.strictObject({
  ...commonPart(markdown),
  /** A formula in symbols; `{hole}` inserts drawn numbers. */
  answer: markdown,
  /** What may be used, and what it stands for; positive whole numbers unless a domain is given. */
  symbols: z.record(z.string(), symbolSpec).default({}),
});

/** A formula in named symbols, right when it is equivalent on the domains of its symbols. */
export const expressionType = defineAnswerType({
  type: 'expression',
  spec,
  raw: z.string(),
  solve({ answer, symbols }, evaluator) {
    const names = Object.keys(symbols);
    const domains: DomainMap = Object.fromEntries(
      Object.entries(symbols).flatMap(([name, { domain }]) => (domain ? [[name, domain]] : [])),
    );
    const source = answer.render(evaluator).trim();
    const parsed = parseExpression(source, { symbols: names });
    if (!parsed.ok) throw new AppError('expression', `answer “${source}”: ${parsed.message}`);
    return { answer: parsed.expression, names, domains };
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
  grade({ answer, domains }, given) {
    const result = equivalent(given, answer, { domains });
    if (result.equal) return { score: 1 };
    const { point, left, right } = result.witness;
    const where = point
      .map(([name, value]) => `$${nameToLatex(name)} = ${formatLatex(value)}$`)
      .join(', ');
    const values = `yours gives $${valueLatex(left)}$, asked is $${valueLatex(right)}$`;
    return { score: 0, message: where ? `For ${where}: ${values}.` : `There ${values}.` };
  },
  locals: (given) => ({ given: { expression: given } }),
  samples: ({ answer }) => ({
    correct: toText(answer),
    wrong: toText(add(answer, number(1))),
    unreadable: '2 + (',
  }),
});

type SampleValue = Parameters<typeof formatLatex>[0] | undefined;

/** A value at a sample point; some formulas have none there (a division by 0). */
function valueLatex(value: SampleValue): string {
  return value === undefined ? '\\text{undefined}' : formatLatex(value);
}
