import type { CodeValue } from '#core/exercise/code/code-value.ts';

/** A result as the prelude writes it. */
type Encoded =
  | number
  | string
  | boolean
  | Encoded[]
  | { number: 'NaN' | 'Infinity' | '-Infinity' }
  | { other: string }
  | { fields: Record<string, Encoded> };

/** The value that the prelude wrote as JSON. */
export function decodeValue(json: string): CodeValue {
  return decoded(JSON.parse(json) as Encoded);
}

function decoded(value: Encoded): CodeValue {
  if (typeof value !== 'object' || 'other' in value) return value;
  if (Array.isArray(value)) return value.map(decoded);
  if ('number' in value) return Number(value.number);
  const entries = Object.entries(value.fields).map(([name, one]) => [name, decoded(one)] as const);
  return { fields: Object.fromEntries(entries) };
}
