import { evaluate } from '#core/symbolic/evaluate.ts';
import { parseExpression, plainWidth } from '#core/symbolic/parse.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Reading } from './answer-type.ts';

/** Thousands set apart so that nothing else can be meant: `61 706`, `61'706`, `1,234,567`, `61,706.5`. */
const GROUPED =
  /^[+−-]?\d{1,3}(?:(?:[ _'’\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|(?:,\d{3}){2,}|(?:,\d{3})+\.\d+)$/u;

/**
 * A typed number, read exactly: `−5/2`, `2.5`, `1e-3`, `61 706`, and sums such as `2·3 + 1`.
 *
 * What can be meant in two ways, such as a comma, is pointed out instead of guessed at.
 */
export function readNumber(typed: string): Reading<Rational> {
  const raw = plainWidth(typed);
  const shown = raw.trim().slice(0, 40);
  const direct = Rational.parse(GROUPED.test(raw.trim()) ? withoutGroups(raw) : raw);
  if (direct) return { ok: true, value: direct };
  const unclear = whatIsUnclear(shown);
  if (unclear !== undefined) return { ok: false, message: unclear };
  const parsed = parseExpression(raw, { symbols: [] });
  if (!parsed.ok) return { ok: false, message: `“${shown}” is not a number. ${parsed.message}` };
  const value = evaluate(parsed.expression, new Map());
  if (value instanceof Rational) return { ok: true, value };
  if (typeof value === 'number' && Number.isFinite(value))
    return { ok: true, value: Rational.of(value) };
  const message = `“${shown}” has no value: look for a division by 0, the root of a negative number, or a number that is too large.`;
  return { ok: false, message };
}

/** What to type instead of a decimal comma or a percentage. */
function whatIsUnclear(shown: string): string | undefined {
  if (/^[+−-]?\d{1,3},\d{3}$/.test(shown))
    return `“${shown}” can be meant in two ways: write ${withoutGroups(shown)}, or ${shown.replace(',', '.')} with a point.`;
  if (/^[+−-]?\d+,\d+$/.test(shown)) return `Write “${shown.replace(',', '.')}” with a point.`;
  const [, percent] = /^([+−-]?[\d.]+)\s*%$/.exec(shown) ?? [];
  const share = percent === undefined ? undefined : Rational.parse(percent);
  if (!share || percent === undefined) return undefined;
  const part = share.div(Rational.of(100)).toNumber();
  return `Write “${shown}” without the percent sign: ${percent} where per cent are asked for, else ${part}.`;
}

function withoutGroups(text: string): string {
  return text.trim().replaceAll(/[ _'’,\u00a0\u2009\u202f]/gu, '');
}
