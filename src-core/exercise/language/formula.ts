import { z } from 'zod';
import { parseFormula } from './parse-formula.ts';
import type { Syntax } from './syntax.ts';
import { SyntaxIssue } from './syntax-issue.ts';

/** A formula of a pack: its source and its tree. */
export class Formula {
  readonly source: string;
  readonly tree: Syntax;

  constructor(source: string) {
    this.source = source;
    this.tree = parseFormula(source);
  }
}

/** A field that holds a formula. Numbers and booleans of YAML, and lists of them, are formulas too. */
export const formula = z
  .unknown()
  .refine((input) => sourceOf(input) !== undefined, { error: 'expected a formula' })
  .transform((input, context) => {
    try {
      return new Formula(sourceOf(input) ?? '');
    } catch (thrown) {
      if (!(thrown instanceof SyntaxIssue)) throw thrown;
      context.addIssue({ code: 'custom', message: thrown.message, params: { offset: thrown.at } });
      return z.NEVER;
    }
  });

const MAX_DEPTH = 20;

/** None for what is no formula, or a list that holds itself. */
function sourceOf(input: unknown, depth = 0): string | undefined {
  if (typeof input === 'string') return input;
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  if (!Array.isArray(input) || depth > MAX_DEPTH) return undefined;
  const items = input.map((item) => sourceOf(item, depth + 1));
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}
