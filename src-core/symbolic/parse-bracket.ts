/** What stands in and behind brackets: comparisons, and the kind of a norm. */
import { comparison, comparisonSigns, isTest } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { multiply } from './expression.ts';
import type { Expression } from './expression.ts';
import { failToEnd } from './fail-to-end.ts';
import type { Grammar } from './parse-operand.ts';

/** The closing bracket of each opening one. */
export const closingOf: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['⌊', '⌋'],
  ['⌈', '⌉'],
  ['|', '|'],
  ['‖', '‖'],
]);

/** A sum, or comparisons such as 0 < x ≤ 1, which are 1 where all of them hold and 0 elsewhere. */
export function parseTest(cursor: Cursor, grammar: Grammar): Expression {
  let left = grammar.sum(cursor);
  const tests: Expression[] = [];
  for (let sign = acceptSign(cursor); sign !== undefined; sign = acceptSign(cursor)) {
    const right = grammar.sum(cursor);
    tests.push(comparison(left, sign, right));
    left = right;
  }
  return tests.length === 0 ? left : multiply(...tests);
}

/** The test of 1_{x > 0}. Errors: FormulaIssue when nothing is compared. */
export function parseSubscriptTest(cursor: Cursor, grammar: Grammar): Expression {
  const opening = cursor.peek();
  if (!cursor.isMark('{')) cursor.fail('After 1 with a subscript, write a test: 1_{x > 0}.');
  const test = cursor.inside(cursor.next(), '}', () => parseTest(cursor, grammar));
  return isTest(test) ? test : cursor.fail('A test compares: 1_{x > 0}.', opening);
}

/** Reads the _1, _2, _∞ or _F behind a norm and says which norm it makes. */
export function normName(cursor: Cursor): string {
  const subscript = cursor.peek();
  if (subscript.kind !== 'lowered' && !cursor.accept('_')) return 'norm';
  const braced = cursor.accept('{');
  const kind = cursor.next();
  if (braced && !cursor.accept('}')) failToEnd(cursor);
  const written = cursor.source(kind).normalize('NFKC');
  if (written === '1') return 'norm1';
  if (written === '2' || written === 'F') return 'norm';
  if (['∞', 'inf', 'infty', '\\infty'].includes(written)) return 'norminf';
  return cursor.fail('A norm has the subscript 1, 2, ∞ or F.', kind);
}

function acceptSign(cursor: Cursor): string | undefined {
  return comparisonSigns.find((sign) => cursor.accept(sign));
}
