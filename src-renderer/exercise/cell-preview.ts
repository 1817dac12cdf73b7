import type { CellKind, SymbolView } from '#core/exercise/answers.ts';
import { readNumber } from '#core/exercise/types/read-number.ts';
import { readSizes } from '#core/exercise/types/read-sizes.ts';
import { readWord, wordToText } from '#core/exercise/types/table-numbers.ts';
import { previewOf } from './preview.ts';

/** A cell as it is shown: as a formula, as a plain text, or with the reason why it cannot be read. */
export type CellPreview = { latex: string } | { text: string } | { message: string };

type Preview = (text: string, symbols: readonly SymbolView[]) => CellPreview;

const previews: { [K in CellKind]: Preview } = {
  number: numberPreview,
  integer: numberPreview,
  expression: formulaPreview,
  shape(text) {
    const reading = readSizes(text);
    return reading.ok ? { text: reading.value.join(' × ') } : { message: reading.message };
  },
};

/** What the core reads in a cell of a table; undefined while it is blank. */
export function cellPreview(
  kind: CellKind,
  text: string,
  symbols: readonly SymbolView[],
): CellPreview | undefined {
  return text.trim() === '' ? undefined : previews[kind](text, symbols);
}

function numberPreview(text: string): CellPreview {
  const word = readWord(text);
  if (word !== undefined) return { text: wordToText(word) ?? text };
  const reading = readNumber(text);
  if (!reading.ok) return { message: reading.message };
  // As typed: 0.5 stays a decimal, 1/2 a fraction, cos(3) a formula.
  if (/^[+−-]?[\d.]+$/.test(text.trim())) return { text: text.trim().replace('-', '−') };
  return formulaPreview(text, []);
}

function formulaPreview(text: string, symbols: readonly SymbolView[]): CellPreview {
  const preview = previewOf(text, symbols);
  if (!preview) return { text };
  return preview.ok ? { latex: preview.latex } : { message: preview.message };
}
