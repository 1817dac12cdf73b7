import { ArgumentError } from '#core/errors.ts';
import { evaluate } from '#core/symbolic/evaluate.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import { derivative } from '#core/traces/derivative.ts';

/** A formula of a plot: its value at a point, exact where it is a fraction. */
export class PlotFormula {
  readonly #expression: Expression;
  readonly #symbols: readonly string[];

  constructor(expression: Expression, symbols: readonly string[]) {
    this.#expression = expression;
    this.#symbols = symbols;
  }

  /** Errors: ArgumentError for a text that is no formula, or has other symbols than these. */
  static parse(text: string, symbols: readonly string[]): PlotFormula {
    const parsed = parseExpression(text);
    if (!parsed.ok) throw new ArgumentError('plot', 'a formula', `“${text}”: ${parsed.message}`);
    const stray = symbolsOf(parsed.expression).find((name) => !symbols.includes(name));
    if (stray === undefined) return new PlotFormula(parsed.expression, symbols);
    const expected = `a formula in ${symbols.join(' and ')}`;
    throw new ArgumentError('plot', expected, `“${text}” with ${stray}`);
  }

  /** Undefined where there is no value. */
  at(...point: readonly Rational[]): Rational | number | undefined {
    const places = new Map(
      this.#symbols.map((name, at) => [name, point[at] ?? Rational.zero] as const),
    );
    return evaluate(this.#expression, places);
  }

  /** The value in float64; NaN where there is none. */
  near(...point: readonly number[]): number {
    const value = this.at(...point.map((one) => Rational.of(one)));
    return value instanceof Rational ? value.toNumber() : (value ?? NaN);
  }

  /** f′ by the rules of calculus; undefined for functions without one here. */
  slope(): PlotFormula | undefined {
    try {
      const slope = derivative(this.#expression, this.#symbols[0] ?? '');
      return new PlotFormula(slope, this.#symbols);
    } catch (thrown) {
      if (thrown instanceof ArgumentError) return undefined;
      throw thrown;
    }
  }
}

/** A number of a spec. Errors: ArgumentError for another text. */
export function numberOf(text: string): Rational {
  const value = Rational.parse(text) ?? floatOf(text);
  if (value) return value;
  throw new ArgumentError('plot', 'a number', `“${text}”`);
}

function floatOf(text: string): Rational | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? Rational.of(value) : undefined;
}
