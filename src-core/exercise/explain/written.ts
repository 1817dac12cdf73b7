import { Rational } from '#core/symbolic/rational.ts';
import { formatLatex, formatText } from '../language/format.ts';
import type { Syntax } from '../language/syntax.ts';
import { syntaxToLatex } from '../language/syntax-latex.ts';
import { syntaxToWords } from '../language/syntax-words.ts';
import { isList, isSymbolicMatrix } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import type { Written } from './derivation.ts';

/** What is larger is told by its size. */
const MAX_CELLS = 36;
const MAX_TEXT = 60;
/** Of larger tensors the numbers are not carried along. */
const MAX_NUMBERS = 4_096;

/** A formula as LaTeX and in words. */
export function writtenTree(tree: Syntax): Written {
  return { latex: syntaxToLatex(tree), words: syntaxToWords(tree) };
}

/** Words that stand where a formula could. */
export function writtenWords(words: string): Written {
  return { latex: `\\text{${words.replace(/[\\{}$&#%_^~\n]/g, ' ')}}`, words };
}

/** A value in the size of a line: what is too large is said in words, `54 × 9 matrix`. */
export function writtenValue(value: Value): Written {
  const numbers = numbersOf(value);
  return { ...shownValue(value), ...(numbers && { numbers }) };
}

/** The numbers of nested lists of equal lengths; undefined for a single number, symbols, and more than a message should carry. */
function numbersOf(value: Value): Written['numbers'] {
  if (!isList(value) || cellsOf(value) > MAX_NUMBERS) return undefined;
  const shape: number[] = [];
  let level: readonly Value[] = value;
  for (;;) {
    const [first] = level;
    const size = first !== undefined && isList(first) ? first.length : undefined;
    if (shape.length === 0) shape.push(level.length);
    if (size === undefined) break;
    if (!level.every((item) => isList(item) && item.length === size)) return undefined;
    shape.push(size);
    level = level.flat();
  }
  const values = level.map((item) =>
    item instanceof Rational ? item.toNumber() : typeof item === 'number' ? item : undefined,
  );
  if (values.length < 2 || values.includes(undefined)) return undefined;
  return { shape, values: values as number[] };
}

function shownValue(value: Value): Written {
  const text = formatText(value);
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  if (typeof value === 'string') return writtenWords(`“${short}”`);
  if (isList(value) && (cellsOf(value) > MAX_CELLS || !isGrid(value)))
    return writtenWords(sizeOf(value));
  if (isSymbolicMatrix(value) && value.entries.length > MAX_CELLS) return writtenWords(text);
  if (!isList(value) && short !== text) return writtenWords(short);
  return { latex: formatLatex(value), words: text };
}

/** True for a vector and a matrix: what is nested deeper has no form on a line. */
function isGrid(list: readonly Value[]): boolean {
  const rows = list.filter(isList);
  if (rows.length === 0) return true;
  const isEven = rows.every((row) => row.length === rows[0]?.length && !row.some(isList));
  return isEven && rows.length === list.length;
}

function sizeOf(list: readonly Value[]): string {
  const [first] = list;
  if (!isGrid(list)) return `nested list of ${cellsOf(list)}`;
  return first !== undefined && isList(first)
    ? `${list.length} × ${first.length} matrix`
    : `list of ${list.length}`;
}

function cellsOf(value: Value): number {
  return isList(value) ? value.reduce<number>((sum, item) => sum + cellsOf(item), 0) : 1;
}
