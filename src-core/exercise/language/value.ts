import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';

/**
 * What a formula of a pack can stand for. Numbers are exact (Rational); a float64 `number` appears
 * only where no fraction can say it (√2, ∞). Vectors, matrices and tensors are nested lists.
 */
export type Value =
  Rational | number | string | boolean | SymbolValue | SymbolicMatrix | readonly Value[];

/** A formula in symbols as a value. */
export interface SymbolValue {
  expression: Expression;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isSymbolValue(value: Value): value is SymbolValue {
  return typeof value === 'object' && 'expression' in value;
}

export function isSymbolicMatrix(value: Value): value is SymbolicMatrix {
  return typeof value === 'object' && 'entries' in value && 'rows' in value;
}

/** A word for the kind of a value, for messages. */
export function kindOf(value: Value): string {
  if (value instanceof Rational || typeof value === 'number') return 'a number';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return 'true or false';
  if (isList(value)) return 'a list';
  return isSymbolicMatrix(value) ? 'a matrix of symbols' : 'a formula in symbols';
}

/** Errors: ArgumentError when the value is not an exact number. */
export function asRational(value: Value, who: string): Rational {
  if (value instanceof Rational) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return Rational.of(value);
  throw new ArgumentError(who, 'a number', kindOf(value));
}

/** Errors: ArgumentError when the value is not a whole number of safe size. */
export function asInteger(value: Value, who: string): number {
  const rational = asRational(value, who);
  const number = rational.toNumber();
  if (rational.isInteger() && Number.isSafeInteger(number)) return number;
  throw new ArgumentError(who, 'a whole number', rational.toString());
}

export function asNumber(value: Value, who: string): number {
  return typeof value === 'number' ? value : asRational(value, who).toNumber();
}

export function asText(value: Value, who: string): string {
  if (typeof value === 'string') return value;
  throw new ArgumentError(who, 'a text', kindOf(value));
}

export function asBoolean(value: Value, who: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ArgumentError(who, 'true or false', kindOf(value));
}

export function asList(value: Value, who: string): readonly Value[] {
  if (isList(value)) return value;
  throw new ArgumentError(who, 'a list', kindOf(value));
}

/** A list of exact numbers. */
export function asVector(value: Value, who: string): Rational[] {
  return asList(value, who).map((item) => asRational(item, who));
}

/** A list of rows of equal length. */
export function asMatrix(value: Value, who: string): Rational[][] {
  const rows = asList(value, who).map((row) => asVector(row, who));
  if (rows.every((row) => row.length === rows[0]?.length)) return rows;
  throw new ArgumentError(
    who,
    'rows of equal length',
    `${rows.map((row) => row.length).join(', ')}`,
  );
}

/** Equal as values: numbers by size, lists item by item, symbols by structure. */
export function equalValues(left: Value, right: Value): boolean {
  if (left instanceof Rational && right instanceof Rational) return left.equals(right);
  if (isList(left) && isList(right)) {
    return (
      left.length === right.length && left.every((item, i) => equalValues(item, right[i] as Value))
    );
  }
  if (isNumeric(left) && isNumeric(right)) return asNumber(left, '==') === asNumber(right, '==');
  if (typeof left === 'object' && typeof right === 'object') return keyOf(left) === keyOf(right);
  return left === right;
}

function isNumeric(value: Value): boolean {
  return value instanceof Rational || typeof value === 'number';
}

/** One text for one value. */
export function keyOf(value: Value): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (item instanceof Rational) return `#${item.toString()}`;
    return typeof item === 'bigint' ? item.toString() : item;
  });
}
