import { AppError } from '#core/errors.ts';
import { toText } from '#core/symbolic/print.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asList, isList, isSymbolValue, kindOf } from '../language/value.ts';
import type { Value } from '../language/value.ts';

/** A number as a picture's spec holds it: `-1/2`, `0.25`. Errors: AppError for what is no number. */
export function numberText(value: Value | undefined, name: string): string {
  if (value instanceof Rational || typeof value === 'number') return String(value);
  throw new AppError('view', `view, ${name}: expected a number, got ${got(value)}`);
}

/** A formula in symbols as its text. Errors: AppError for what is none. */
export function formulaText(value: Value | undefined, name: string): string {
  if (typeof value === 'string') return value;
  if (value instanceof Rational || typeof value === 'number') return String(value);
  if (typeof value === 'object' && !isList(value) && isSymbolValue(value))
    return toText(value.expression);
  throw new AppError('view', `view, ${name}: expected a formula as a text, got ${got(value)}`);
}

/** A list of lists, none of them shorter than `least`. Errors: AppError for anything else. */
export function rowsOf(value: Value | undefined, name: string, least: number): Value[][] {
  if (value === undefined) return [];
  return asList(value, `view, ${name}`).map((row) => {
    const items = asList(row, `view, ${name}`);
    if (items.length >= least) return [...items];
    throw new AppError('view', `view, ${name}: expected ${least} or more items in each row`);
  });
}

/** Two numbers. Errors: AppError for anything else. */
export function pairText(value: Value | undefined, name: string): [string, string] {
  const [first, second, ...more] = value === undefined ? [] : asList(value, `view, ${name}`);
  if (first === undefined || second === undefined || more.length > 0)
    throw new AppError('view', `view, ${name}: expected two numbers`);
  return [numberText(first, name), numberText(second, name)];
}

function got(value: Value | undefined): string {
  return value === undefined ? 'nothing' : kindOf(value);
}
