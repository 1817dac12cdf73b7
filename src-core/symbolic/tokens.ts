/** Cuts a formula, text or LaTeX, into tokens. Different ways to write one thing become one token here. */
import { FormulaIssue } from './formula-issue.ts';
import { Rational } from './rational.ts';
import { Scanner } from './scanner.ts';
import { commandToken, oneToken, takeWord } from './take-word.ts';
import type { Found, Token } from './token.ts';
import { markOf } from './token-marks.ts';
import {
  COMMAND,
  LOWERED,
  MARK,
  NUMBER,
  POWER_OF_TEN,
  RAISED,
  SERIES,
  SINGLE_MARK,
  SPACE,
  TWO_DIGITS,
  VULGAR,
  WORD,
} from './token-patterns.ts';

const CASES =
  'Write cases with tests, which are 1 where they hold and else 0: x*[x > 0] + a*[x <= 0].';

/** How some characters are read, which depends on what an exercise declares. */
interface TokenOptions {
  /** Whether `1e-3` is one number. */
  readonly powersOfTen?: boolean;
  /** Whether `||` is the bar of a norm; else it is two bars. */
  readonly norms?: boolean;
  /** Whether a word is a symbol, and not the sign of a sum or a product. */
  readonly isSymbol?: (word: string) => boolean;
}

/**
 * All tokens of a formula, the last one of kind `end`.
 *
 * Errors: FormulaIssue at a character that has no place in a formula.
 */
export function tokenize(text: string, options: TokenOptions = {}): Token[] {
  const scanner = new Scanner(text);
  const tokens: Token[] = [];
  while (true) {
    const spaced = scanner.take(SPACE) !== undefined;
    const start = scanner.at;
    if (start >= text.length) return [...tokens, { kind: 'end', start, end: start, spaced }];
    const found =
      takeNumber(scanner, options) ??
      takeSeries(scanner, options) ??
      takeWord(scanner) ??
      takeSign(scanner, options);
    if (!found) throw strangeCharacter(text, start);
    tokens.push({ ...found, start, end: scanner.at, spaced });
    if (found.kind === 'mark' && found.text === 'frac') tokens.push(...takeDigits(scanner));
  }
}

function takeNumber(scanner: Scanner, { powersOfTen = true }: TokenOptions): Found {
  const vulgar = scanner.take(VULGAR)?.[0].normalize('NFKC').replace('⁄', '/');
  if (vulgar !== undefined)
    return { kind: 'number', value: Rational.parse(vulgar) ?? Rational.one };
  const digits = scanner.take(NUMBER)?.[0];
  if (digits === undefined) return undefined;
  const exponent = powersOfTen ? scanner.take(POWER_OF_TEN)?.[0] : undefined;
  const value = Rational.parse(digits + (exponent ?? ''));
  return value && { kind: 'number', value };
}

// LaTeX takes one digit for each argument that has no braces: \frac12 is one half.
function takeDigits(scanner: Scanner): Token[] {
  const start = scanner.at;
  const digits = scanner.take(TWO_DIGITS)?.slice(1) ?? [];
  const place = { start, end: scanner.at, spaced: false };
  return digits.map((digit) => ({ kind: 'number', value: Rational.of(Number(digit)), ...place }));
}

function takeSeries(scanner: Scanner, { isSymbol }: TokenOptions): Found {
  const start = scanner.at;
  const word = scanner.take(WORD)?.[0];
  scanner.at = start;
  if (word !== undefined && isSymbol?.(word)) return undefined;
  const sign = scanner.take(SERIES)?.[0];
  if (sign === undefined) return undefined;
  return { kind: 'series', operation: /[∑Σ]|sum|Sigma/u.test(sign) ? 'sum' : 'product' };
}

function takeSign(scanner: Scanner, { norms = false }: TokenOptions): Found {
  const raised = scanner.take(RAISED)?.[0].normalize('NFKC').replace('−', '-');
  if (raised !== undefined) return { kind: 'raised', text: raised };
  const lowered = scanner.take(LOWERED)?.[0].normalize('NFKC');
  if (lowered !== undefined) return { kind: 'lowered', text: lowered };
  const start = scanner.at;
  const command = scanner.take(COMMAND)?.[1];
  if (command === 'begin') throw new FormulaIssue(CASES, start, scanner.at);
  if (command !== undefined) return commandToken(command, scanner);
  const sign = scanner.take(norms ? MARK : SINGLE_MARK)?.[0] ?? '';
  if (sign === '∞') return { kind: 'word', text: sign };
  if (sign === '𝟙' || sign === '𝕀') return oneToken;
  if (norms && sign === '@') return { kind: 'mark', text: '*' };
  if (sign === '.T') return { kind: 'mark', text: 'ᵀ' };
  const mark = markOf.get(sign);
  return mark === undefined ? undefined : { kind: 'mark', text: mark };
}

function strangeCharacter(text: string, at: number): FormulaIssue {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const message = `The character ${character} has no place in a formula.`;
  return new FormulaIssue(message, at, at + character.length);
}
