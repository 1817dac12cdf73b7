import { FormulaIssue } from './formula-issue.ts';
import type { Lexeme } from './lexemes.ts';

/** Brackets, powers and signs may be nested this deep; deeper is refused before the call stack is at risk. */
const DEPTH_LIMIT = 60;

const OPENING = new Set(['(', '[', '{', '⌊', '⌈', '√', 'frac']);

const CLOSING = new Set([...')]}⌋⌉', '\\rfloor', '\\rceil', '|']);

/** What is said about a comma that separates no arguments. */
const COMMA =
  'A comma stands only between the arguments of a function. Write decimals with a point: 2.5.';

/** The place reached in a formula, with what the grammar must remember there. */
export class Cursor {
  readonly #text: string;
  readonly #lexemes: readonly Lexeme[];
  #at = 0;
  #depth = 0;
  /** Bars |…| that are open inside the innermost bracket. */
  #bars = 0;

  constructor(text: string, lexemes: readonly Lexeme[]) {
    this.#text = text;
    this.#lexemes = lexemes;
  }

  peek(): Lexeme {
    return this.#lexemes[Math.min(this.#at, this.#lexemes.length - 1)] as Lexeme;
  }

  next(): Lexeme {
    const lexeme = this.peek();
    this.#at += 1;
    return lexeme;
  }

  isMark(text: string): boolean {
    const lexeme = this.peek();
    return lexeme.kind === 'mark' && lexeme.text === text;
  }

  /** Goes past a mark if it comes next. */
  accept(text: string): boolean {
    const found = this.isMark(text);
    if (found) this.#at += 1;
    return found;
  }

  /** Whether an operand starts here, so that a product sign may be left out. A bar opens only if none is open. */
  startsOperand(): boolean {
    const lexeme = this.peek();
    if (lexeme.kind === 'mark')
      return OPENING.has(lexeme.text) || (lexeme.text === '|' && this.#bars === 0);
    return lexeme.kind !== 'end' && lexeme.kind !== 'raised';
  }

  /** Reads up to a closing bracket. Errors: FormulaIssue where it is missing. */
  inside<T>(opening: Lexeme, close: string, read: () => T): T {
    const outerBars = this.#bars;
    this.#bars = close === '|' ? outerBars + 1 : 0;
    const result = this.deeper(read);
    if (!this.accept(close)) this.failToEnd(opening, close);
    this.#bars = outerBars;
    return result;
  }

  /** Errors: FormulaIssue when too many levels are open. */
  deeper<T>(read: () => T): T {
    if (this.#depth === DEPTH_LIMIT) {
      this.fail(
        `This formula is nested more than ${DEPTH_LIMIT} levels deep. Write it more simply.`,
      );
    }
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** What the learner typed for a lexeme. */
  source({ start, end }: Lexeme): string {
    return this.#text.slice(start, end);
  }

  /** Errors: FormulaIssue, always. */
  fail(message: string, { start, end }: Lexeme = this.peek()): never {
    throw new FormulaIssue(message, start, end);
  }

  /** Says why the formula or a bracket does not end here. Errors: FormulaIssue, always. */
  failToEnd(opening?: Lexeme, close = ''): never {
    const lexeme = this.peek();
    if (lexeme.kind === 'mark' && lexeme.text === ',') this.fail(COMMA);
    if (!opening && CLOSING.has(this.source(lexeme)))
      this.fail(`${this.source(lexeme)} closes a bracket that was not opened.`);
    if (!opening || (lexeme.kind !== 'end' && !CLOSING.has(this.source(lexeme))))
      return this.fail(`${this.source(lexeme)} has no place here.`);
    const bracket = this.source(opening);
    if (lexeme.kind === 'end') this.fail(`The bracket ${bracket} is not closed.`, opening);
    return this.fail(
      `The bracket ${bracket} is closed by ${this.source(lexeme)}. It needs ${close}.`,
    );
  }
}
