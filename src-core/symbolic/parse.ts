import { Cursor } from './cursor.ts';
import { call, isNumber, minusOne, negate, power } from './expression.ts';
import type { Expression } from './expression.ts';
import { FormulaIssue } from './formula-issue.ts';
import { KnownNames } from './known-names.ts';
import { lexemesOf } from './lexemes.ts';
import type { Lexeme } from './lexemes.ts';
import { parseOperand, raisedExponent } from './parse-operand.ts';
import type { Grammar } from './parse-operand.ts';

/** Characters that a formula may have. */
const FORMULA_LENGTH_LIMIT = 2000;

/** What a formula may use; by default every function, and every word is a symbol of its own. */
interface ParseOptions {
  readonly symbols?: readonly string[];
  readonly functions?: readonly string[];
}

/** A formula that was read, or sentences for the learner about the characters from `start` to before `end`. */
export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string; readonly start: number; readonly end: number };

/**
 * Reads a formula as people type it or as LaTeX: `r*(H+k-1)`, `2k²`, `kr`, `\frac{a}{b}`, `⌊(n+1)/2⌋`.
 *
 * Products and quotients are taken from left to right, powers from right to left, −x² is −(x²). Numbers are exact.
 * Where people disagree, as in 1/2x, both readings are offered instead of one being chosen.
 */
export function parseExpression(text: string, options: ParseOptions = {}): ParseResult {
  if (text.length > FORMULA_LENGTH_LIMIT) {
    const message = `The formula is too long: at most ${FORMULA_LENGTH_LIMIT} characters are read.`;
    return { ok: false, message, start: FORMULA_LENGTH_LIMIT, end: text.length };
  }
  try {
    const lexemes = lexemesOf(text, new KnownNames(options.symbols, options.functions));
    if (lexemes.length === 1)
      return { ok: false, message: 'There is no formula yet.', start: 0, end: text.length };
    const cursor = new Cursor(text, lexemes);
    const expression = parseSum(cursor);
    if (cursor.peek().kind !== 'end') cursor.failToEnd();
    return { ok: true, expression };
  } catch (thrown) {
    if (!(thrown instanceof FormulaIssue)) throw thrown;
    return { ok: false, message: thrown.message, start: thrown.start, end: thrown.end };
  }
}

function parseSum(cursor: Cursor): Expression {
  const terms: Expression[] = [];
  let negative = cursor.accept('-');
  if (!negative) cursor.accept('+');
  while (true) {
    const term = parseProduct(cursor);
    terms.push(negative ? negate(term) : term);
    negative = cursor.accept('-');
    if (!negative && !cursor.accept('+')) break;
  }
  return terms.length === 1 ? (terms[0] as Expression) : { kind: 'sum', terms };
}

function parseProduct(cursor: Cursor): Expression {
  let factors = [parseSigned(cursor)];
  while (true) {
    if (cursor.accept('*')) {
      factors.push(parseSigned(cursor));
    } else if (cursor.isMark('/')) {
      factors.push(parseDivisor(cursor, factors));
    } else if (acceptMod(cursor)) {
      factors = [call('mod', productOf(factors), parseSigned(cursor))];
    } else if (cursor.startsOperand()) {
      const { kind } = cursor.peek();
      if (kind === 'number')
        cursor.fail('Write a sign in front of this number: * for a product, ^ for a power.');
      factors.push(parsePowered(cursor));
    } else {
      return productOf(factors);
    }
  }
}

// `1/2x` and `1/kr` are read both ways by careful people, `1/2 x` and `1/k * r` are not.
function parseDivisor(cursor: Cursor, factors: readonly Expression[]): Expression {
  const sign = cursor.next();
  const divisor = parseSigned(cursor);
  const { spaced } = cursor.peek();
  const isFraction =
    factors.length === 1 && factors[0]?.kind === 'number' && divisor.kind === 'number';
  if (cursor.startsOperand() && !(isFraction && spaced) && !isInfixMod(cursor.peek())) {
    cursor.fail('What is divided by? Write a/(b*c) or (a/b)*c.', sign);
  }
  return power(divisor, minusOne);
}

function parseSigned(cursor: Cursor): Expression {
  if (cursor.accept('-')) return negate(cursor.deeper(() => parseSigned(cursor)));
  if (cursor.accept('+')) return cursor.deeper(() => parseSigned(cursor));
  return parsePowered(cursor);
}

function parsePowered(cursor: Cursor): Expression {
  const base = parseOperand(cursor, grammar);
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

const grammar: Grammar = { sum: parseSum, powered: parsePowered };

// e^x was read as exp(1) with a power.
function raise(base: Expression, exponent: Expression): Expression {
  const argument = base.kind === 'call' && base.name === 'exp' ? base.arguments[0] : undefined;
  if (argument && isNumber(argument, 1)) return call('exp', exponent);
  return { kind: 'power', base, exponent };
}

function acceptMod(cursor: Cursor): boolean {
  const found = cursor.isMark('mod') || isInfixMod(cursor.peek());
  if (found) cursor.next();
  return found;
}

function isInfixMod(lexeme: Lexeme): boolean {
  return lexeme.kind === 'function' && lexeme.spec.name === 'mod';
}

function productOf(factors: readonly Expression[]): Expression {
  return factors.length === 1 ? (factors[0] as Expression) : { kind: 'product', factors };
}
