/** Cuts a formula, text or LaTeX, into tokens. Different ways to write one thing become one token here. */
import { FormulaIssue } from './formula-issue.ts';
import { Rational } from './rational.ts';
import { greekLetters } from './symbol-name.ts';

/** One piece of a formula; `spaced` tells whether white space stands in front of it. */
export type Token = { readonly start: number; readonly end: number; readonly spaced: boolean } & (
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'raised'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'end' }
);

type Content<T> = T extends Token ? Omit<T, 'start' | 'end' | 'spaced'> : never;
type Found = Content<Token> | undefined;

const SUBSCRIPT = String.raw`(?:_(?:\{[^{}]*\}|[\p{Lu}\p{Ll}\p{Lo}\d]+)|[₀-₉]+)`;
const TAIL = `['′]*${SUBSCRIPT}*['′]*`;
const SPACE = /(?:\s|\\[,;:!> ]|\\q?quad(?![a-zA-Z])|\\(?:left|right)(?![a-zA-Z])|~)+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)/y;
const POWER_OF_TEN = /[eE][+-]?\d{1,3}(?![\p{L}\d.])/uy;
const WORD = new RegExp(String.raw`[\p{Lu}\p{Ll}\p{Lo}][\p{Lu}\p{Ll}\p{Lo}\d]*${TAIL}`, 'uy');
const NAMED = new RegExp(
  String.raw`\\(?:operatorname\*?|math(?:rm|it|bf)|text)\s*\{\s*([^{}\s][^{}]*)\}(${TAIL})`,
  'uy',
);
const COMMAND = /\\([a-zA-Z]+|.)/uy;
const TAIL_ONLY = new RegExp(TAIL, 'uy');
const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/uy;
const TWO_DIGITS = /\s*(\d)\s*(\d)/y;
const MARK = /\*\*|[^\w\s]/uy;

const marks = new Map<string, string>(
  (
    '+ - * / ^ ( ) [ ] { } , | ⌊ ⌋ ⌈ ⌉ √ ' +
    '−:- –:- —:- ·:* ×:* ∙:* ⋅:* ∗:* ÷:/ ∕:/ ⁄:/ ˆ:^ **:^ ∣:| %:mod'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string?])
    .map(([from, to]) => [from, to ?? from]),
);

const commands = new Map<string, string>([
  ...['frac', 'dfrac', 'tfrac'].map((name) => [name, 'frac'] as const),
  ...['cdot', 'times', 'ast'].map((name) => [name, '*'] as const),
  ...['div', 'slash'].map((name) => [name, '/'] as const),
  ...['bmod', 'mod'].map((name) => [name, 'mod'] as const),
  ...['lvert', 'rvert', 'vert', 'mid'].map((name) => [name, '|'] as const),
  ['sqrt', '√'],
  ['lfloor', '⌊'],
  ['rfloor', '⌋'],
  ['lceil', '⌈'],
  ['rceil', '⌉'],
  ['{', '('],
  ['}', ')'],
]);

/**
 * All tokens of a formula, the last one of kind `end`. `powersOfTen` reads `1e-3` as one number.
 *
 * Errors: FormulaIssue at a character that has no place in a formula.
 */
export function tokenize(text: string, { powersOfTen = true } = {}): Token[] {
  const scanner = new Scanner(text);
  const tokens: Token[] = [];
  while (true) {
    const spaced = scanner.take(SPACE) !== undefined;
    const start = scanner.at;
    if (start >= text.length) return [...tokens, { kind: 'end', start, end: start, spaced }];
    const found = takeNumber(scanner, powersOfTen) ?? takeWord(scanner) ?? takeSign(scanner);
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

function takeNumber(scanner: Scanner, powersOfTen: boolean): Found {
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

function takeWord(scanner: Scanner): Found {
  const named = scanner.take(NAMED);
  const text = named ? `${named[1]?.trim()}${named[2]}` : scanner.take(WORD)?.[0];
  return text === undefined ? undefined : { kind: 'word', text: text.normalize('NFKC') };
}

function takeSign(scanner: Scanner): Found {
  const raised = scanner.take(RAISED)?.[0].normalize('NFKC').replace('−', '-');
  if (raised !== undefined) return { kind: 'raised', text: raised };
  const command = scanner.take(COMMAND)?.[1];
  if (command !== undefined) return commandToken(command, scanner);
  const mark = marks.get(scanner.take(MARK)?.[0] ?? '');
  return mark === undefined ? undefined : { kind: 'mark', text: mark };
}

function commandToken(command: string, scanner: Scanner): Found {
  const mark = commands.get(command);
  if (mark !== undefined) return { kind: 'mark', text: mark };
  const letter = greekLetters.get(command.replace(/^var/, '')) ?? command;
  return { kind: 'word', text: letter + (scanner.take(TAIL_ONLY)?.[0].normalize('NFKC') ?? '') };
}

function strangeCharacter(text: string, at: number): FormulaIssue {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const message =
    character === '='
      ? 'Write the formula alone, without an equals sign.'
      : `The character ${character} has no place in a formula.`;
  return new FormulaIssue(message, at, at + character.length);
}
