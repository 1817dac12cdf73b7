import { ArgumentError } from '#core/errors.ts';
import {
  add,
  call,
  isNumber,
  minusOne,
  multiply,
  negate,
  number,
  power,
  symbol,
} from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { toText } from '#core/symbolic/print.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';

interface Row {
  name: string;
  formula: Expression;
}

/** Takes a formula apart into rows of one operation each; a part that occurs twice is one row. */
export class Decomposition {
  readonly #nameOf: (index: number) => string;
  readonly #rows: Row[] = [];
  readonly #known = new Map<string, Expression>();

  constructor(nameOf: (index: number) => string) {
    this.#nameOf = nameOf;
  }

  rowsOf(formula: Expression): Row[] {
    this.#atom(formula);
    return this.#rows;
  }

  /** The number or the name of the row that holds the value of `part`. */
  #atom(part: Expression): Expression {
    if (part.kind === 'symbol' || part.kind === 'number' || symbolsOf(part).length === 0)
      return part;
    switch (part.kind) {
      case 'sum':
        return this.#row(add(...part.terms.map((term) => this.#signed(term))));
      case 'product':
        return this.#product(part.factors);
      case 'power':
        return this.#row(power(this.#atom(part.base), this.#atom(part.exponent)));
      case 'call':
        return this.#row(call(part.name, ...part.arguments.map((each) => this.#atom(each))));
      case 'series':
        throw new ArgumentError('trace', 'a formula without Σ and ∏', toText(part));
    }
  }

  /** A term of a sum: its minus belongs to the sum. */
  #signed(term: Expression): Expression {
    if (term.kind !== 'product') return this.#atom(term);
    const [first, ...rest] = term.factors;
    if (first?.kind !== 'number' || first.value.sign() >= 0) return this.#atom(term);
    return negate(this.#atom(multiply(number(first.value.neg()), ...rest)));
  }

  /** Numerators first, then one division; a factor −1 is the sign of the row. */
  #product(factors: readonly Expression[]): Expression {
    const isDivisor = (factor: Expression): boolean =>
      factor.kind === 'power' &&
      factor.exponent.kind === 'number' &&
      factor.exponent.value.sign() < 0;
    const above = multiply(...factors.filter((factor) => !isDivisor(factor)));
    const below = factors
      .filter(isDivisor)
      .map((factor) =>
        factor.kind === 'power' ? power(factor.base, negate(factor.exponent)) : factor,
      );
    if (below.length === 0) {
      const parts = above.kind === 'product' ? above.factors : [above];
      return this.#row(multiply(...parts.map((part) => this.#atom(part))));
    }
    const isSign = isNumber(above, -1);
    const top = isSign ? minusOne : this.#atom(above);
    const bottom = this.#atom(multiply(...below));
    const inverse = power(bottom, minusOne);
    return this.#row(isNumber(top, 1) ? inverse : { kind: 'product', factors: [top, inverse] });
  }

  #row(formula: Expression): Expression {
    // A sum or a product of a single part is that part.
    if (formula.kind === 'symbol') return formula;
    const key = keyOf(formula);
    const known = this.#known.get(key);
    if (known) return known;
    const name = this.#nameOf(this.#rows.length);
    this.#rows.push({ name, formula });
    this.#known.set(key, symbol(name));
    return symbol(name);
  }
}

/** One text for a formula; x + y and y + x have the same. */
function keyOf(formula: Expression): string {
  if (formula.kind === 'sum') return `+ ${formula.terms.map(toText).sort().join(' | ')}`;
  if (formula.kind === 'product') return `* ${formula.factors.map(toText).sort().join(' | ')}`;
  return toText(formula);
}
