import { FormulaIssue } from './formula-issue.ts';
import { isMark } from './token.ts';
import type { Token } from './token.ts';

type Series = Extract<Token, { kind: 'series' }>;

const ONE_SIDE = 'Write the formula alone, without an equals sign.';

/**
 * The i of i=1..n in the sums and products of a formula.
 *
 * Errors: FormulaIssue for a sum without bounds, and for an equals sign outside of all brackets, which compares two formulas.
 */
export function seriesIndices(tokens: readonly Token[]): string[] {
  const indices: string[] = [];
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'series') checkBounds(tokens, at, token);
    if (token.kind !== 'mark') continue;
    if ('([{'.includes(token.text)) depth += 1;
    if (')]}'.includes(token.text)) depth -= 1;
    if (token.text !== '=') continue;
    if (depth <= 0) throw new FormulaIssue(ONE_SIDE, token.start, token.end);
    const [before, word] = [tokens[at - 2], tokens[at - 1]];
    const opens = before?.kind === 'mark' && '({,'.includes(before.text);
    const hasSeries = tokens.slice(0, at).some(({ kind }) => kind === 'series');
    if (word?.kind === 'word' && opens && hasSeries) indices.push(word.text);
  }
  return indices;
}

// Without bounds the index would be reported as an unknown symbol.
function checkBounds(tokens: readonly Token[], at: number, sign: Series): void {
  const [next, opening, , equals] = tokens.slice(at + 1, at + 5);
  const hasIndex = tokens.slice(at + 1).some((token) => isMark(token, '='));
  const isScript = isMark(next, '_');
  const opens = isMark(opening, '{') || isMark(opening, '(');
  if (hasIndex && (!isScript || (opens && isMark(equals, '=')))) return;
  throw new FormulaIssue(boundsMissing(sign.operation), sign.start, sign.end);
}

/** The sentence for a sum or a product without bounds. */
export function boundsMissing(operation: Series['operation']): string {
  const word = operation === 'sum' ? 'sum' : 'prod';
  return `Say from where to where: ${word}(i=1..n, …).`;
}
