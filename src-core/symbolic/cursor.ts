import { failToEnd } from './fail-to-end.ts';
import { FormulaIssue } from './formula-issue.ts';
import type { Lexed, Lexeme } from './lexemes.ts';
import { isMark } from './token.ts';

/** Brackets, powers and signs may be nested this deep; deeper is refused before the call stack is at risk. */
const DEPTH_LIMIT = 60;

const OPENING = new Set(['(', '[', '{', '⌊', '⌈', '⟨', '√', 'frac']);

/** Signs that open and close with the same character: they open only where none of their kind is open. */
const BARS = new Set(['|', '‖']);

/** The place reached in a formula, with what the grammar must remember there. */
export class Cursor {
  readonly #text: string;
  readonly #lexemes: readonly Lexeme[];
  #at = 0;
  #depth = 0;
  /** Bars |…| and ‖…‖ that are open inside the innermost bracket. */
  #bars: readonly string[] = [];
  /** Indices of the sums that are open. */
  #open: readonly string[] = [];
  readonly #indices: ReadonlySet<string>;

  constructor(text: string, { lexemes, indices }: Lexed) {
    this.#text = text;
    this.#lexemes = lexemes;
    this.#indices = indices;
  }

  /** What comes next, or `further` places behind that; the last lexeme beyond the end. */
  peek(further = 0): Lexeme {
    return this.#lexemes[Math.min(this.#at + further, this.#lexemes.length - 1)] as Lexeme;
  }

  next(): Lexeme {
    const lexeme = this.peek();
    this.#at += 1;
    return lexeme;
  }

  isMark(text: string): boolean {
    return isMark(this.peek(), text);
  }

  /** Goes past a mark if it comes next. */
  accept(text: string): boolean {
    const found = this.isMark(text);
    if (found) this.#at += 1;
    return found;
  }

  /** Goes past several marks if all of them come next, in this order. */
  acceptAll(...texts: readonly string[]): boolean {
    const found = texts.every((text, at) => isMark(this.peek(at), text));
    if (found) this.#at += texts.length;
    return found;
  }

  /** Whether an operand starts here, so that a product sign may be left out. A bar opens only if none of its kind is open. */
  startsOperand(): boolean {
    const lexeme = this.peek();
    if (lexeme.kind === 'mark')
      return (
        OPENING.has(lexeme.text) || (BARS.has(lexeme.text) && !this.#bars.includes(lexeme.text))
      );
    return lexeme.kind !== 'end' && lexeme.kind !== 'raised' && lexeme.kind !== 'lowered';
  }

  /** Reads up to a closing bracket. Errors: FormulaIssue where it is missing. */
  inside<T>(opening: Lexeme, close: string, read: () => T): T {
    const outerBars = this.#bars;
    this.#bars = BARS.has(close) ? [...outerBars, close] : [];
    const result = this.deeper(read);
    if (!this.accept(close)) failToEnd(this, opening, close);
    this.#bars = outerBars;
    return result;
  }

  /** Reads the body of a sum, in which its index is known. */
  within<T>(index: string, read: () => T): T {
    const outer = this.#open;
    this.#open = [...outer, index];
    const result = this.deeper(read);
    this.#open = outer;
    return result;
  }

  /** Errors: FormulaIssue for an index outside of its sum. */
  checkIndex(name: string, lexeme: Lexeme): void {
    if (this.#indices.has(name) && !this.#open.includes(name))
      this.fail(`\`${name}\` is known only inside its sum or product.`, lexeme);
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
}
