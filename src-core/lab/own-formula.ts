import { expOf, log1pOf, logOf, tanhOf, wholePower } from '#core/elementary/index.ts';
import { AppError } from '#core/errors.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { parseExpression } from '#core/symbolic/parse.ts';

/** A function of the letters of a formula, in their order. */
export type OwnFormula = (...values: readonly number[]) => number;

type Rule = (...values: readonly number[]) => number;

const sigmoid = (x = NaN): number => 1 / (1 + expOf(-x));

/** Only functions whose bits are the same on every machine. */
const FUNCTIONS: Readonly<Record<string, Rule>> = {
  exp: (x = NaN) => expOf(x),
  log: (x = NaN) => logOf(x),
  tanh: (x = NaN) => tanhOf(x),
  sigmoid,
  dsigmoid: (x) => sigmoid(x) * (1 - sigmoid(x)),
  softplus: (x = NaN) => Math.max(x, 0) + log1pOf(expOf(-Math.abs(x))),
  sqrt: (x = NaN) => Math.sqrt(x),
  abs: (x = NaN) => Math.abs(x),
  relu: (x = NaN) => Math.max(x, 0),
  step: (x = NaN) => (x > 0 ? 1 : 0),
  sign: (x = NaN) => Math.sign(x),
  max: (...all) => Math.max(...all),
  min: (...all) => Math.min(...all),
};

/** What a power may be raised by at once; larger exponents go by way of the logarithm. */
const MOST_FACTORS = 64;

/**
 * A formula that a learner typed, as a function in float64 with the same bits on every machine.
 *
 * Errors: AppError `own-formula` with a sentence when it cannot be read.
 */
export function ownFormula(text: string, letters: readonly string[]): OwnFormula {
  const read = parseExpression(text, { symbols: letters, functions: Object.keys(FUNCTIONS) });
  if (!read.ok) throw new AppError('own-formula', read.message);
  return compiled(read.expression, letters);
}

function compiled(expression: Expression, letters: readonly string[]): OwnFormula {
  const inner = (part: Expression): OwnFormula => compiled(part, letters);
  switch (expression.kind) {
    case 'number': {
      const value = expression.value.toNumber();
      return () => value;
    }
    case 'symbol': {
      const at = letters.indexOf(expression.name);
      return (...values) => values[at] as number;
    }
    case 'sum': {
      const terms = expression.terms.map(inner);
      return (...values) => terms.reduce((sum, term) => sum + term(...values), 0);
    }
    case 'product': {
      const factors = expression.factors.map(inner);
      return (...values) => factors.reduce((product, factor) => product * factor(...values), 1);
    }
    case 'power': {
      const [base, exponent] = [inner(expression.base), inner(expression.exponent)];
      return (...values) => powerOf(base(...values), exponent(...values));
    }
    case 'call': {
      const rule = FUNCTIONS[expression.name];
      const parts = expression.arguments.map(inner);
      if (rule) return (...values) => rule(...parts.map((part) => part(...values)));
      break;
    }
    case 'series':
      break;
  }
  const what = expression.kind === 'call' ? `\`${expression.name}\`` : 'A sum over an index';
  throw new AppError(
    'own-formula',
    `${what} cannot be used here. Functions: ${Object.keys(FUNCTIONS).join(', ')}.`,
  );
}

function powerOf(base: number, exponent: number): number {
  const size = Math.abs(exponent);
  if (!Number.isInteger(exponent) || size > MOST_FACTORS) return expOf(exponent * logOf(base));
  const power = wholePower(base, size);
  return exponent < 0 ? 1 / power : power;
}
