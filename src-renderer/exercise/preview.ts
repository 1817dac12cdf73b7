import type { SymbolView } from '#core/exercise/answers.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { toLatex, toSpeech } from '#core/symbolic/print.ts';

/** What the core reads of a formula, typeset and in words, or why it cannot and which characters are at fault. */
export type Preview =
  | { ok: true; latex: string; words: string }
  | { ok: false; message: string; start: number; end: number };

/** The preview of a formula in these symbols; undefined while nothing is typed. */
export function previewOf(text: string, symbols: readonly SymbolView[]): Preview | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseExpression(text, {
    symbols: symbols.map(({ name }) => name),
    kinds: Object.fromEntries(
      symbols.flatMap(({ name, kind }) => (kind ? [[name, kind] as const] : [])),
    ),
  });
  if (!parsed.ok) return parsed;
  return { ok: true, latex: toLatex(parsed.expression), words: toSpeech(parsed.expression) };
}

/** The characters at fault between those around them, and where they stand, in words. */
export interface Excerpt {
  before: string;
  fault: string;
  after: string;
  place: string;
}

const AROUND = 16;

/** The part of a formula that an error is about; `fault` is empty where something is missing. */
export function excerptOf(text: string, { start, end }: { start: number; end: number }): Excerpt {
  const cut = (from: number, to: number): string => text.slice(Math.max(0, from), to);
  const place =
    start >= text.length
      ? 'at the end'
      : end > start + 1
        ? `at characters ${start + 1} to ${end}`
        : `at character ${start + 1}`;
  return {
    before: (start > AROUND ? '…' : '') + cut(start - AROUND, start),
    fault: cut(start, Math.min(end, start + 3 * AROUND)),
    after: cut(end, end + AROUND) + (end + AROUND < text.length ? '…' : ''),
    place,
  };
}
