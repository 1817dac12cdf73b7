/** How a right formula has to be written: what it must and must not use, and what it may not repeat. */
import { z } from 'zod';
import { haveSameForm } from '#core/symbolic/canonical.ts';
import type { DomainMap } from '#core/symbolic/domain.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { functionSpec } from '#core/symbolic/functions.ts';
import { toLatex } from '#core/symbolic/print.ts';
import { compactName } from '#core/symbolic/symbol-name.ts';
import { isSameExpression, somePart } from '#core/symbolic/walk.ts';
import { isScalar, writtenOut } from '#core/symbolic/written-out.ts';
import { markdown } from '../language/markdown-field.ts';

/** The keys of an `expression` part that speak of its form. */
export const formKeys = {
  /** Symbols or functions that have to occur: `[H]`, `[tanh]`, `[sum]`. */
  mustUse: z.array(z.string()).default([]),
  /** Symbols or functions that may not occur. */
  mustNotUse: z.array(z.string()).default([]),
  /** Formulas that the answer may not repeat: it must differ from them by more than the order of its parts. */
  differsFrom: z.array(markdown).default([]),
};

/** The form that is asked for, with the formulas of one draw. */
export interface FormulaForm {
  readonly mustUse: readonly string[];
  readonly mustNotUse: readonly string[];
  readonly differsFrom: readonly Expression[];
}

/** Why a formula with the right values is not taken, as a sentence for the learner; undefined when it is. */
export function formIssue(
  given: Expression,
  { mustUse, mustNotUse, differsFrom }: FormulaForm,
  domains: DomainMap,
): string | undefined {
  const missing = mustUse.find((name) => !uses(given, name));
  if (missing !== undefined) return `The values are right. Now write it with \`${missing}\`.`;
  const extra = mustNotUse.find((name) => uses(given, name));
  if (extra !== undefined) return `The values are right. Now write it without \`${extra}\`.`;
  const same = differsFrom.find((other) => isRearranged(given, other, domains));
  return same && `That is $${toLatex(same)}$ again, only rearranged. Find another way to write it.`;
}

/** Whether two formulas differ by the laws of algebra alone; H(x) and H(−x) count as unrelated. */
export function isRearranged(left: Expression, right: Expression, domains: DomainMap): boolean {
  const [a, b] = [writtenOut(left), writtenOut(right)];
  if (isSameExpression(a, b)) return true;
  return isScalar(a, domains) && isScalar(b, domains) && haveSameForm(a, b, domains);
}

/** Whether a name can stand in `mustUse`: a function, or one of these symbols. */
export function isUsable(name: string, symbols: readonly string[]): boolean {
  return isSeries(name) || functionSpec(name) !== undefined || symbols.includes(name);
}

function uses(expression: Expression, name: string): boolean {
  const [wanted, compact] = [functionSpec(name)?.name ?? name, compactName(name)];
  return somePart(expression, (part) => {
    if (part.kind === 'symbol') return compactName(part.name) === compact;
    if (part.kind === 'series') return part.operation === name;
    return part.kind === 'call' && part.name === wanted;
  });
}

function isSeries(name: string): boolean {
  return name === 'sum' || name === 'product';
}
