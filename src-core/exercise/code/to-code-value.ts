import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { isList, kindOf } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { FunctionArgument, PlainValue } from './code-value.ts';
import { javaScriptOf } from './javascript-of.ts';

/** Errors: ArgumentError for a value that code cannot be given. */
export function toCodeValue(value: Value, who: string): PlainValue {
  if (value instanceof Rational) return value.toNumber();
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => toCodeValue(item, who));
  throw new ArgumentError(who, 'numbers, texts and lists of them', kindOf(value));
}

/** Activations by the names that functions of packs know them by. */
const ACTIVATIONS: ReadonlyMap<string, string> = new Map([
  ['identity', 't'],
  ['square', 't^2'],
  ['cube', 't^3'],
  ['relu', 'relu(t)'],
  ['sigmoid', 'sigmoid(t)'],
  ['tanh', 'tanh(t)'],
]);

/** A formula in t, or an activation, as a function. Errors: ArgumentError for a text that is neither. */
export function toFunctionArgument(value: Value, who: string): FunctionArgument {
  if (typeof value !== 'string') throw new ArgumentError(who, 'a formula in t', kindOf(value));
  const formula = ACTIVATIONS.get(value) ?? value;
  const parsed = parseExpression(formula, { symbols: ['t'] });
  if (!parsed.ok) throw new ArgumentError(who, 'a formula in t', parsed.message);
  return { javaScript: javaScriptOf(parsed.expression), formula };
}
