/** Sums and products with bounds: `sum(i=1..n, x_i)`, `sum(x_i, i=1..n)`, `\\sum_{i=1}^{n} x_i`. */
import type { Cursor } from './cursor.ts';
import { TERM_LIMIT, evaluate } from './evaluate.ts';
import { failToEnd } from './fail-to-end.ts';
import type { Expression, Series } from './expression.ts';
import type { Lexeme } from './lexemes.ts';
import type { Grammar } from './parse-operand.ts';
import { Rational } from './rational.ts';
import { boundsMissing } from './series-indices.ts';
import { isMark } from './token.ts';
import { symbolsOf } from './walk.ts';

type Bounds = Pick<Series, 'index' | 'from' | 'to'>;

/** What follows Σ or Π. Errors: FormulaIssue for missing bounds, and for more terms than can be added up. */
export function parseSeries(
  cursor: Cursor,
  grammar: Grammar,
  sign: Lexeme,
  operation: Series['operation'],
): Expression {
  if (cursor.isMark('_') || cursor.isMark('^')) {
    const bounds = scriptBounds(cursor, grammar, sign);
    const body = cursor.within(bounds.index, () => grammar.product(cursor));
    return limited({ kind: 'series', operation, ...bounds, body }, cursor, sign);
  }
  if (!cursor.isMark('(')) failAtBounds(cursor, sign);
  return cursor.inside(cursor.next(), ')', () => {
    const index = indexAhead(cursor) ?? failAtBounds(cursor, sign);
    const first = startsBounds(cursor) ? undefined : inBody(cursor, grammar, index);
    if (first && !cursor.accept(',')) failToEnd(cursor);
    const bounds = rangeBounds(cursor, grammar, sign);
    if (!first && !cursor.accept(',')) failAtBounds(cursor, sign);
    const body = first ?? inBody(cursor, grammar, index);
    return limited({ kind: 'series', operation, ...bounds, body }, cursor, sign);
  });
}

/** The index of the bounds `i = …` that follow in this bracket, not inside of inner ones. */
function indexAhead(cursor: Cursor): string | undefined {
  let depth = 0;
  for (let further = 0; ; further++) {
    const lexeme = cursor.peek(further);
    if (lexeme.kind === 'end') return undefined;
    if (lexeme.kind === 'mark' && '([{'.includes(lexeme.text)) depth += 1;
    if (lexeme.kind === 'mark' && ')]}'.includes(lexeme.text)) depth -= 1;
    if (depth < 0) return undefined;
    if (depth === 0 && lexeme.kind === 'symbol' && isMark(cursor.peek(further + 1), '='))
      return lexeme.name;
  }
}

/** Whether `i =` comes next. */
function startsBounds(cursor: Cursor): boolean {
  return cursor.peek().kind === 'symbol' && isMark(cursor.peek(1), '=');
}

function inBody(cursor: Cursor, grammar: Grammar, index: string): Expression {
  return cursor.within(index, () => grammar.sum(cursor));
}

/** i = 1 .. n */
function rangeBounds(cursor: Cursor, grammar: Grammar, sign: Lexeme): Bounds {
  const { index, from } = lowerBound(cursor, grammar, sign);
  if (!cursor.accept('..')) failAtBounds(cursor, sign);
  return { index, from, to: grammar.sum(cursor) };
}

/** _{i=1}^{n}, ^{n}_{i=1} or _{i=1..n} */
function scriptBounds(cursor: Cursor, grammar: Grammar, sign: Lexeme): Bounds {
  const upper = cursor.accept('^') ? script(cursor, grammar) : undefined;
  if (!cursor.accept('_')) failAtBounds(cursor, sign);
  const opening = cursor.next();
  const close = opening.kind === 'mark' ? { '{': '}', '(': ')' }[opening.text] : undefined;
  if (close === undefined) return failAtBounds(cursor, sign);
  const lower = cursor.inside(opening, close, () => {
    const start = lowerBound(cursor, grammar, sign);
    return { ...start, to: cursor.accept('..') ? grammar.sum(cursor) : upper };
  });
  if (lower.to) return { ...lower, to: lower.to };
  if (!cursor.accept('^')) failAtBounds(cursor, sign);
  return { ...lower, to: script(cursor, grammar) };
}

function script(cursor: Cursor, grammar: Grammar): Expression {
  return cursor.deeper(() => grammar.operand(cursor));
}

function lowerBound(
  cursor: Cursor,
  grammar: Grammar,
  sign: Lexeme,
): { index: string; from: Expression } {
  const index = cursor.next();
  if (index.kind !== 'symbol' || !cursor.accept('=')) return failAtBounds(cursor, sign);
  return { index: index.name, from: grammar.sum(cursor) };
}

function failAtBounds(cursor: Cursor, sign: Lexeme): never {
  return cursor.fail(boundsMissing(sign.kind === 'series' ? sign.operation : 'sum'), sign);
}

function limited(series: Series, cursor: Cursor, sign: Lexeme): Series {
  const terms = termsOf(series);
  if (terms <= TERM_LIMIT) return series;
  return cursor.fail(
    `This has ${series.operation === 'sum' ? 'a sum' : 'a product'} with ${terms} parts. At most ${TERM_LIMIT} are worked out.`,
    sign,
  );
}

/** How many terms there are, those of sums in the body counted each time; 1 where a bound is a symbol. */
function termsOf({ from, to, body }: Series): number {
  const inner = body.kind === 'series' ? termsOf(body) : 1;
  if (symbolsOf(from, to).length > 0) return inner;
  const [first, last] = [from, to].map((bound) => evaluate(bound, new Map()));
  if (!(first instanceof Rational) || !(last instanceof Rational)) return inner;
  return Math.max(0, last.sub(first).floor().toNumber() + 1) * inner;
}
