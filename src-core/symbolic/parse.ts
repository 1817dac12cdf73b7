import { Cursor } from './cursor.ts';
import { call, isNumber, negate } from './expression.ts';
import type { Expression } from './expression.ts';
import { failToEnd } from './fail-to-end.ts';
import { FormulaIssue } from './formula-issue.ts';
import type { NameOptions } from './known-names.ts';
import { lexemesOf } from './lexemes.ts';
import { raisedExponent } from './parse-call.ts';
import { parseOperand } from './parse-operand.ts';
import type { Grammar } from './parse-operand.ts';
import { parseProduct } from './parse-product.ts';

/** Characters that a formula may have. */
const FORMULA_LENGTH_LIMIT = 2000;

/** What a formula may use; by default every function, and every word is a symbol of its own. */
export type ParseOptions = Omit<NameOptions, 'indices'>;

/** A formula that was read, or sentences for the learner about the characters from `start` to before `end`. */
export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string; readonly start: number; readonly end: number };

/**
 * Reads a formula as people type it or as LaTeX: `r*(H+k-1)`, `2k²`, `kr`, `\frac{a}{b}`, `⌊(n+1)/2⌋`.
 *
 * Also `sum(i=1..n, x_i)`, `\\sum_{i=1}^{n} x_i`, Aᵀ or A^T, ‖x‖, A ⊙ B, [x > 0] and E[X], as far as `kinds` declares
 * vectors, matrices, functions and random numbers. Products and quotients are taken from left to right, powers from right to left, −x² is −(x²). Numbers are exact.
 * Where people disagree, as in 1/2x, both readings are offered instead of one being chosen.
 */
export function parseExpression(text: string, options: ParseOptions = {}): ParseResult {
  if (text.length > FORMULA_LENGTH_LIMIT) {
    const message = `The formula is too long: at most ${FORMULA_LENGTH_LIMIT} characters are read.`;
    return { ok: false, message, start: FORMULA_LENGTH_LIMIT, end: text.length };
  }
  try {
    const lexed = lexemesOf(withoutDollars(plainWidth(text)), options);
    if (lexed.lexemes.length === 1)
      return { ok: false, message: 'There is no formula yet.', start: 0, end: text.length };
    const cursor = new Cursor(text, lexed);
    const expression = parseSum(cursor);
    if (cursor.peek().kind !== 'end') failToEnd(cursor);
    return { ok: true, expression };
  } catch (thrown) {
    if (!(thrown instanceof FormulaIssue)) throw thrown;
    return { ok: false, message: thrown.message, start: thrown.start, end: thrown.end };
  }
}

/** Characters as wide as a sign of Chinese or Japanese (１２ｘ) as plain ones, each in its place. */
export function plainWidth(text: string): string {
  return text.replaceAll(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** $…$ and $$…$$ around a formula that was copied from LaTeX; every character stays in its place. */
function withoutDollars(text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*\$\$?)(.*?)(\$\$?\s*)$/su.exec(text) ?? [];
  if (before.trim() !== after.trim()) return text;
  return before === '' ? text : ' '.repeat(before.length) + inner + ' '.repeat(after.length);
}

function parseSum(cursor: Cursor): Expression {
  const terms: Expression[] = [];
  let negative = cursor.accept('-');
  if (!negative) cursor.accept('+');
  while (true) {
    const term = parseProduct(cursor, grammar);
    terms.push(negative ? negate(term) : term);
    negative = cursor.accept('-');
    if (!negative && !cursor.accept('+')) break;
  }
  return terms.length === 1 ? (terms[0] as Expression) : { kind: 'sum', terms };
}

function parseSigned(cursor: Cursor): Expression {
  if (cursor.accept('-')) return negate(cursor.deeper(() => parseSigned(cursor)));
  if (cursor.accept('+')) return cursor.deeper(() => parseSigned(cursor));
  return parsePowered(cursor);
}

function parsePowered(cursor: Cursor): Expression {
  let base = parseOperand(cursor, grammar);
  while (acceptTranspose(cursor)) base = call('transpose', base);
  const lexeme = cursor.peek();
  if (lexeme.kind === 'raised') {
    cursor.next();
    return raise(base, raisedExponent(cursor, lexeme, lexeme.text));
  }
  if (!cursor.accept('^')) return base;
  const exponent = cursor.deeper(() => parseSigned(cursor));
  const after = cursor.peek();
  if (after.kind === 'symbol' && after.joined) {
    cursor.fail(
      `How far does this power reach? Put the exponent in brackets: ^(${cursor.source(after)}).`,
      after,
    );
  }
  return raise(base, exponent);
}

/** ᵀ, ^T, ^{T} or ^⊤. */
function acceptTranspose(cursor: Cursor): boolean {
  if (cursor.accept('ᵀ')) return true;
  return cursor.acceptAll('^', '⊤') || cursor.acceptAll('^', '{', '⊤', '}');
}

const grammar: Grammar = {
  sum: parseSum,
  product: (cursor) => parseProduct(cursor, grammar),
  signed: parseSigned,
  powered: parsePowered,
  operand: (cursor) => parseOperand(cursor, grammar),
};

// e^x was read as exp(1) with a power.
function raise(base: Expression, exponent: Expression): Expression {
  const argument = base.kind === 'call' && base.name === 'exp' ? base.arguments[0] : undefined;
  if (argument && isNumber(argument, 1)) return call('exp', exponent);
  return { kind: 'power', base, exponent };
}
