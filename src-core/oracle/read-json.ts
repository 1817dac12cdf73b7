import { messageOf } from '#core/errors.ts';

/** Text in quotes, which is left alone, or one of the words that JSON does not have. */
const wordsOrText = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g;

export type ReadJson = { ok: true; value: unknown } | { ok: false; message: string };

/**
 * JSON as Python's json.dumps writes it: NaN, Infinity and −Infinity may stand where numbers do. They are read as text
 * ("NaN"), which `readNumber` turns into numbers; so are those that stand in quotes.
 */
export function readJson(text: string): ReadJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (thrown) {
    const message = `expected one JSON object, got no JSON (${messageOf(thrown)})`;
    if (!/NaN|Infinity/.test(text)) return { ok: false, message };
    const quoted = text.replace(wordsOrText, (found) => (found[0] === '"' ? found : `"${found}"`));
    // With these words in quotes it is JSON, or it was none for another reason.
    try {
      return { ok: true, value: JSON.parse(quoted) };
    } catch {
      return { ok: false, message };
    }
  }
}

/** A number, a truth value as 0 or 1, or the text or null that stands for a number JSON does not have. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === null || value === 'NaN') return NaN;
  if (value === 'Infinity') return Infinity;
  return value === '-Infinity' ? -Infinity : undefined;
}
