import { z } from 'zod';
import { add, isNumber, number } from '#core/symbolic/expression.ts';
import { equivalent } from '#core/symbolic/equivalent.ts';
import { toText } from '#core/symbolic/print.ts';
import { formula } from '../language/formula.ts';
import { markdown } from '../language/markdown-field.ts';
import type { Template } from '../language/template.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { formIssue, formKeys, isRearranged, isUsable } from './formula-form.ts';
import {
  gradeSymbolic,
  parseSymbolic,
  readSymbolic,
  solveSymbolic,
  symbolicRule,
  symbolicValue,
} from './symbolic-answer.ts';
import { domainsOf, symbolViews, symbolsField } from './symbols-field.ts';

const spec = z
  .strictObject({
    ...commonPart(markdown),
    /** A formula in symbols; `{hole}` inserts drawn numbers. */
    answer: markdown,
    /** Other formulas that are right as well although they are not equal to `answer`. */
    anyOf: z.array(markdown).default([]),
    ...formKeys,
    /** What may be used, and what it stands for; positive whole numbers unless a domain is given. */
    symbols: symbolsField,
    /** What holds between the symbols (`a < r`): counterexamples keep to it. */
    where: z.array(formula).default([]),
  })
  .superRefine((part, context) => {
    const { answer, anyOf, differsFrom, misreadings, mustUse, mustNotUse, symbols } = part;
    const rule = { names: Object.keys(symbols), domains: domainsOf(symbols) };
    const check = (template: Template, path: (string | number)[]): void => {
      // What a hole will say is known only when numbers are drawn.
      if (template.formulas().length > 0) return;
      const parsed = parseSymbolic(template.source, rule);
      if (parsed.ok) return;
      const params = { offset: parsed.start };
      context.addIssue({ code: 'custom', path, message: parsed.message, params });
    };
    check(answer, ['answer']);
    anyOf.forEach((one, at) => check(one, ['anyOf', at]));
    differsFrom.forEach((one, at) => check(one, ['differsFrom', at]));
    misreadings.forEach(
      (one, at) => one.answer && check(one.answer, ['misreadings', at, 'answer']),
    );
    for (const [key, names] of Object.entries({ mustUse, mustNotUse })) {
      for (const [at, name] of names.entries()) {
        if (isUsable(name, rule.names)) continue;
        const message = `expected a symbol of this part or a function, got “${name}”`;
        context.addIssue({ code: 'custom', path: [key, at], message });
      }
    }
  });

/** A formula in named symbols, right when it is equivalent on the domains of its symbols. */
export const expressionType = defineAnswerType({
  type: 'expression',
  form: 'a text such as "2*a + b"',
  spec,
  raw: z.string(),
  solve(spec, evaluator) {
    const rule = symbolicRule(spec, evaluator);
    const [answer, ...others] = [spec.answer, ...spec.anyOf].map((one) =>
      solveSymbolic(one, rule, evaluator),
    );
    const differsFrom = spec.differsFrom.map((one) => solveSymbolic(one, rule, evaluator));
    const { mustUse, mustNotUse } = spec;
    const form = { mustUse, mustNotUse, differsFrom };
    return { answer: answer ?? number(0), others, form, rule };
  },
  view: ({ symbols }, evaluator) => ({ symbols: symbolViews(symbols, evaluator) }),
  isBlank: (raw) => raw.trim() === '',
  read: (raw, { rule }) => readSymbolic(raw, rule),
  right: ({ answer }) => answer,
  grade({ answer, others, form, rule }, given) {
    const graded = gradeSymbolic(answer, given, rule);
    const isRight = graded.score === 1 || others.some((one) => equivalent(given, one, rule).equal);
    if (!isRight) return graded;
    const message = formIssue(given, form, rule.domains);
    return message === undefined ? { score: 1 } : { score: 0, message };
  },
  // A right formula in a wrong form is explained by that form alone.
  explains(misread, given, { answer, rule }) {
    if (!equivalent(given, misread.answer, rule).equal) return false;
    const isRight = equivalent(given, answer, rule).equal;
    return !isRight || isRearranged(given, misread.answer, rule.domains);
  },
  locals: (given) => ({ given: symbolicValue(given) }),
  followed: (given) => (isNumber(given, 0) ? undefined : symbolicValue(given)),
  samples: ({ answer }) => ({
    correct: toText(answer),
    wrong: toText(add(answer, number(1))),
    unreadable: '2 + (',
  }),
});
