import { z } from 'zod';
import { kindsOf } from '#core/symbolic/domain.ts';
import type { DomainMap } from '#core/symbolic/domain.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { SymbolView } from '../answers.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import { asBoolean } from '../language/value.ts';
import { symbolDomain } from './symbol-domain.ts';

// Not a union of both forms: that would hide what is wrong with a domain.
const symbolSpec = z.preprocess(
  (written) => (typeof written === 'string' ? { meaning: written } : written),
  z.strictObject({
    meaning: z.string().default(''),
    domain: symbolDomain.optional(),
    /** The letter is offered where this holds; elsewhere it is read all the same. */
    when: formula.optional(),
  }),
);

/** What formulas of an answer may use, and what it stands for: positive whole numbers unless a domain is given. */
export const symbolsField = z.record(z.string(), symbolSpec).default({});

export type SymbolsSpec = z.infer<typeof symbolsField>;

/** The declared domains by name. */
export function domainsOf(symbols: SymbolsSpec): DomainMap {
  return Object.fromEntries(
    Object.entries(symbols).flatMap(([name, { domain }]) => (domain ? [[name, domain]] : [])),
  );
}

/** The symbols as the window shows them. */
export function symbolViews(symbols: SymbolsSpec, evaluator: Evaluator): SymbolView[] {
  const kinds = kindsOf(domainsOf(symbols));
  const offered = Object.entries(symbols).filter(
    ([, { when }]) => !when || asBoolean(evaluator.evaluate(when), 'when'),
  );
  return offered.map(([name, { meaning }]) => ({
    name,
    latex: nameToLatex(name),
    ...(meaning && { meaning }),
    ...(kinds[name] && { kind: kinds[name] }),
  }));
}
