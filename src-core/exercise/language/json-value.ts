import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from './value.ts';

/**
 * A value from JSON: numbers and texts such as `"5/2"` are exact numbers, other texts stay texts.
 *
 * Errors: ArgumentError for null and objects.
 */
export function valueFromJson(json: unknown, name: string): Value {
  // As it is written: 0.3 is 3/10, not the nearest float.
  if (typeof json === 'number') return Rational.parse(String(json)) ?? Rational.of(json);
  if (typeof json === 'string') return Rational.parse(json) ?? json;
  if (typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map((item) => valueFromJson(item, name));
  throw new ArgumentError(name, 'a number, a text or a list', JSON.stringify(json) ?? 'nothing');
}
