import { evaluate } from '#core/symbolic/evaluate.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Reading } from './answer-type.ts';

/**
 * A typed number, read exactly: `−5/2`, `2.5`, `1e-3`, and sums such as `2·3 + 1`.
 *
 * A decimal comma is pointed out instead of guessed at.
 */
export function readNumber(raw: string): Reading<Rational> {
  const direct = Rational.parse(raw);
  if (direct) return { ok: true, value: direct };
  const shown = raw.trim().slice(0, 40);
  if (/^[+−-]?\d+,\d+$/.test(shown)) {
    return { ok: false, message: `Write “${shown.replace(',', '.')}” with a point.` };
  }
  const parsed = parseExpression(raw, { symbols: [] });
  if (!parsed.ok) return { ok: false, message: `“${shown}” is not a number. ${parsed.message}` };
  const value = evaluate(parsed.expression, new Map());
  if (value instanceof Rational) return { ok: true, value };
  if (typeof value === 'number' && Number.isFinite(value))
    return { ok: true, value: Rational.of(value) };
  return { ok: false, message: `“${shown}” has no value.` };
}
