import type { SymbolView } from '#core/exercise/answers.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { toLatex } from '#core/symbolic/print.ts';

/** What the core reads of a formula, or why it cannot and which characters are at fault. */
export type Preview =
  { ok: true; latex: string } | { ok: false; message: string; start: number; end: number };

/** The preview of a formula in these symbols; undefined while nothing is typed. */
export function previewOf(text: string, symbols: readonly SymbolView[]): Preview | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseExpression(text, { symbols: symbols.map((symbol) => symbol.name) });
  return parsed.ok ? { ok: true, latex: toLatex(parsed.expression) } : parsed;
}
