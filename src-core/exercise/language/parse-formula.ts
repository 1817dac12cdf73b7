import { Rational } from '#core/symbolic/rational.ts';
import type { BinaryOperator, Syntax } from './syntax.ts';
import { SyntaxIssue } from './syntax-issue.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Binary operators from the weakest to the strongest; those of one row group from the left. */
const LEVELS: BinaryOperator[][] = [
  ['or'],
  ['and'],
  ['==', '!=', '<=', '>=', '<', '>', 'in'],
  ['..'],
  ['+', '-'],
  ['*', '/', 'mod'],
];
const MAX_LENGTH = 2_000;
const MAX_DEPTH = 100;

/**
 * Reads a formula of a pack: `if S > 1 then convOut(H, K, S, P) else H`.
 *
 * Errors: SyntaxIssue with the offset of what does not fit.
 */
export function parseFormula(source: string): Syntax {
  if (source.length > MAX_LENGTH) {
    throw new SyntaxIssue(`a formula is at most ${MAX_LENGTH} characters long`, MAX_LENGTH);
  }
  return new Parser(tokenize(source)).whole();
}

class Parser {
  readonly #tokens: Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  whole(): Syntax {
    const tree = this.#expression();
    const rest = this.#peek();
    if (rest.kind !== 'end') throw new SyntaxIssue(`“${rest.text}” is not expected here`, rest.at);
    return tree;
  }

  #peek(): Token {
    return this.#tokens[this.#position] as Token;
  }

  #take(text: string): Token | undefined {
    const token = this.#peek();
    if (token.text !== text || token.kind === 'string') return undefined;
    this.#position++;
    return token;
  }

  #need(text: string): Token {
    const found = this.#peek();
    const shown = found.kind === 'end' ? 'the end' : `“${found.text}”`;
    const token = this.#take(text);
    if (!token) throw new SyntaxIssue(`expected “${text}”, got ${shown}`, found.at);
    return token;
  }

  #expression(): Syntax {
    return this.#deeper(() => {
      const start = this.#take('if');
      return start ? this.#conditional(start.at) : this.#binary(0);
    });
  }

  /** Every way to nest goes through here, so that no formula overflows the stack. */
  #deeper(read: () => Syntax): Syntax {
    if (++this.#depth > MAX_DEPTH) {
      throw new SyntaxIssue(`nested more than ${MAX_DEPTH} deep`, this.#peek().at);
    }
    const tree = read();
    this.#depth--;
    return tree;
  }

  #conditional(at: number): Syntax {
    const test = this.#expression();
    this.#need('then');
    const then = this.#expression();
    this.#need('else');
    return { kind: 'conditional', test, then, otherwise: this.#expression(), at };
  }

  #binary(level: number): Syntax {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left =
      level === 2 && this.#peek().text === 'not' ? this.#negation() : this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.#take(candidate));
      if (!operator) return left;
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1), at: left.at };
    }
  }

  #negation(): Syntax {
    const { at } = this.#need('not');
    const nested = (): Syntax => (this.#peek().text === 'not' ? this.#negation() : this.#binary(2));
    return { kind: 'unary', operator: 'not', operand: this.#deeper(nested), at };
  }

  #unary(): Syntax {
    const operand = (): Syntax => this.#deeper(() => this.#unary());
    const minus = this.#take('-');
    if (minus) return { kind: 'unary', operator: '-', operand: operand(), at: minus.at };
    const base = this.#postfix();
    if (!this.#take('^')) return base;
    return { kind: 'binary', operator: '^', left: base, right: operand(), at: base.at };
  }

  #postfix(): Syntax {
    let target = this.#primary();
    while (this.#take('[')) {
      const index = this.#expression();
      this.#need(']');
      target = { kind: 'index', target, index, at: target.at };
    }
    return target;
  }

  #primary(): Syntax {
    const token = this.#peek();
    const { at, text } = token;
    if (token.kind === 'end') throw new SyntaxIssue('the formula ends too early', at);
    this.#position++;
    if (token.kind === 'number')
      return { kind: 'literal', value: Rational.parse(text) ?? Number(text), text, at };
    if (token.kind === 'string') return { kind: 'literal', value: unquote(text), text, at };
    if (text === 'true' || text === 'false') {
      return { kind: 'literal', value: text === 'true', text, at };
    }
    if (token.kind === 'word')
      return this.#take('(') ? this.#call(text, at) : { kind: 'name', name: text, at };
    if (text === '[') return this.#list(at);
    if (text !== '(') throw new SyntaxIssue(`“${text}” is not expected here`, at);
    const inner = this.#expression();
    this.#need(')');
    return inner;
  }

  #call(name: string, at: number): Syntax {
    const positional: Syntax[] = [];
    const named = new Map<string, Syntax>();
    while (!this.#take(')')) {
      if (positional.length + named.size > 0) this.#need(',');
      const label = this.#label();
      if (label && named.has(label.text))
        throw new SyntaxIssue(`the argument ${label.text} is given twice`, label.at);
      if (label) named.set(label.text, this.#expression());
      else if (named.size === 0) positional.push(this.#expression());
      else throw new SyntaxIssue('named arguments come last', this.#peek().at);
    }
    return { kind: 'call', name, positional, named, at };
  }

  /** `stride =` before an argument. */
  #label(): Token | undefined {
    const [word, sign] = this.#tokens.slice(this.#position, this.#position + 2);
    if (word?.kind !== 'word' || sign?.text !== '=') return undefined;
    this.#position += 2;
    return word;
  }

  #list(at: number): Syntax {
    const items: Syntax[] = [];
    while (!this.#take(']')) {
      if (items.length > 0) this.#need(',');
      const item = this.#expression();
      if (items.length === 0 && this.#take('for')) return this.#comprehension(item, at);
      items.push(item);
    }
    return { kind: 'list', items, at };
  }

  #comprehension(item: Syntax, at: number): Syntax {
    const variable = this.#peek();
    if (variable.kind !== 'word') throw new SyntaxIssue('expected a name after “for”', variable.at);
    this.#position++;
    this.#need('in');
    const source = this.#expression();
    const test = this.#take('if') ? this.#expression() : undefined;
    this.#need(']');
    return { kind: 'comprehension', item, name: variable.text, source, test, at };
  }
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
}
