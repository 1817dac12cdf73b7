/** Cuts a formula, text or LaTeX, into tokens. Different ways to write one thing become one token here. */
import { FormulaIssue } from './formula-issue.ts';
import { Rational } from './rational.ts';
import { accentMarks, greekLetters } from './symbol-name.ts';
import { commandMarkOf, markOf } from './token-marks.ts';
import {
  SPACE,
  NUMBER,
  POWER_OF_TEN,
  WORD,
  NAMED,
  ACCENTED,
  COMMAND,
  TAIL_ONLY,
  RAISED,
  LOWERED,
  TWO_DIGITS,
  MARK,
  SINGLE_MARK,
  SERIES,
} from './token-patterns.ts';

/** One piece of a formula; `spaced` tells whether white space stands in front of it. */
export type Token = { readonly start: number; readonly end: number; readonly spaced: boolean } & (
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'raised'; readonly text: string }
  | { readonly kind: 'lowered'; readonly text: string }
  | { readonly kind: 'series'; readonly operation: 'sum' | 'product' }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'end' }
);

type Content<T> = T extends Token ? Omit<T, 'start' | 'end' | 'spaced'> : never;
type Found = Content<Token> | undefined;

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

/** The text and how far it has been read. */
class Scanner {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes past what matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match) this.at = pattern.lastIndex;
    return match ?? undefined;
  }
}

function takeNumber(scanner: Scanner, { powersOfTen = true }: TokenOptions): Found {
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
  return { kind: 'series', operation: /[∑Σ]|sum/u.test(sign) ? 'sum' : 'product' };
}

function takeWord(scanner: Scanner): Found {
  const named = scanner.take(NAMED);
  if (named?.[1]?.trim() === '1' && named[2] === '') return oneToken;
  const accented = named ? undefined : scanner.take(ACCENTED);
  if (accented) {
    const [, accent = '', letter = '', tail = ''] = accented;
    const base = (greekLetters.get(letter) ?? letter) + (accentMarks.get(accent) ?? '');
    return { kind: 'word', text: plainText(base + tail) };
  }
  const text = named ? `${named[1]?.trim()}${named[2]}` : scanner.take(WORD)?.[0];
  return text === undefined ? undefined : { kind: 'word', text: plainText(text) };
}

const oneToken = { kind: 'number', value: Rational.one } as const;

function takeSign(scanner: Scanner, { norms = false }: TokenOptions): Found {
  const raised = scanner.take(RAISED)?.[0].normalize('NFKC').replace('−', '-');
  if (raised !== undefined) return { kind: 'raised', text: raised };
  const lowered = scanner.take(LOWERED)?.[0].normalize('NFKC');
  if (lowered !== undefined) return { kind: 'lowered', text: lowered };
  const command = scanner.take(COMMAND)?.[1];
  if (command !== undefined) return commandToken(command, scanner);
  const sign = scanner.take(norms ? MARK : SINGLE_MARK)?.[0] ?? '';
  if (sign === '∞') return { kind: 'word', text: sign };
  if (sign === '𝟙') return oneToken;
  const mark = markOf.get(sign);
  return mark === undefined ? undefined : { kind: 'mark', text: mark };
}

function commandToken(command: string, scanner: Scanner): Found {
  const mark = commandMarkOf.get(command);
  if (mark !== undefined) return { kind: 'mark', text: mark };
  const letter = greekLetters.get(command.replace(/^var/, '')) ?? command;
  return { kind: 'word', text: plainText(letter + (scanner.take(TAIL_ONLY)?.[0] ?? '')) };
}

/** A name without LaTeX in its subscript: `W_{\mathrm{i1}}` → `W_{{i1}}`, `x_{\alpha}` → `x_{α}`. */
function plainText(name: string): string {
  return name
    .replaceAll(/\\(?:math(?:rm|it|bf|sf)|text|operatorname|left|right)(?![a-zA-Z])/g, '')
    .replaceAll(/\\([a-zA-Z]+)/g, (command, word: string) => greekLetters.get(word) ?? command)
    .normalize('NFKC');
}

function strangeCharacter(text: string, at: number): FormulaIssue {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const message = `The character ${character} has no place in a formula.`;
  return new FormulaIssue(message, at, at + character.length);
}

/** Whether a token or a lexeme is this sign. */
export function isMark(
  token: { readonly kind: string; readonly text?: string } | undefined,
  text: string,
): boolean {
  return token?.kind === 'mark' && token.text === text;
}
