import { readCsvNumbers } from '#core/data/csv.ts';

/** Numbers with their shape, or the first place that is wrong, as a sentence. */
export type ReadNumbers =
  { ok: true; shape: number[]; values: number[] } | { ok: false; message: string };

/** Longer texts are refused before they are read. Units: characters. */
const longest = 20_000_000;

/**
 * Numbers from text: nested brackets as NumPy and PyTorch print or write them, or rows of a CSV file (parted by commas,
 * semicolons, tabs or spaces). Every row must be as long as the first.
 */
export function readNumbers(text: string): ReadNumbers {
  if (text.length > longest)
    return wrong(`This text has ${text.length} characters; at most ${longest} are read.`);
  const trimmed = text.trim();
  if (trimmed === '') return wrong('There is no number yet.');
  return /^[\w.]*\s*\(?\s*\[/.test(trimmed) ? readNested(text) : readRows(text);
}

function wrong(message: string): ReadNumbers {
  return { ok: false, message };
}

function readRows(text: string): ReadNumbers {
  const spaced = !/[,;\t]/.test(text);
  const delimiter = text.includes('\t') ? '\t' : text.includes(';') ? ';' : ',';
  const comma = delimiter === ',' ? null : /\d,\d/.exec(text);
  // A row of such cells would be taken for the names of columns.
  if (comma)
    return wrong(
      `${placeIn(text, comma.index + 1)}: expected a point in a number, got a comma; cells are parted by ${delimiter === ';' ? 'semicolons' : 'tabs'} here.`,
    );
  const lines = spaced ? text.replace(/^[ ]+|[ ]+$/gm, '').replace(/[ ]+/g, ',') : text;
  const read = readCsvNumbers(lines, { delimiter: spaced ? ',' : delimiter });
  if (!read.ok) {
    const [issue] = read.issues;
    return wrong(`Line ${issue?.line}, column ${issue?.column}: ${issue?.message}.`);
  }
  const { values } = read.value;
  const [rows = 0, columns = 0] = values.shape;
  if (rows * columns === 0) return wrong('There is no number yet.');
  return { ok: true, shape: rows === 1 ? [columns] : [rows, columns], values: values.toArray() };
}

const token = /\s*(?:([[\]])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:nan|inf)\b)|(,))/iy;

/** `[[1, 2], [3, 4]]`, also with spaces in place of commas, in `tensor(…)` or `array(…)`. */
function readNested(text: string): ReadNumbers {
  const values: number[] = [];
  const shape: number[] = [];
  /** How many items each open list has so far. */
  const open: number[] = [];
  let isClosed = false;
  const at = (index: number, what: string): ReadNumbers =>
    wrong(`${placeIn(text, index)}: ${what}.`);
  token.lastIndex = text.indexOf('[');
  while (!isClosed) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (!match) {
      const rest = text.slice(start).trim();
      return at(
        start,
        rest === ''
          ? 'expected ], got the end of the text'
          : `expected a number, got “${rest.slice(0, 20)}”`,
      );
    }
    const [, bracket, number] = match;
    const place = token.lastIndex - (bracket ?? number ?? ',').length;
    if (number !== undefined) {
      if (open.length === 0 || (shape.length > 0 && open.length !== shape.length))
        return at(place, 'expected a list here, since others are nested deeper; got a number');
      values.push(numberOf(number));
      if (shape.length === 0) shape.push(...new Array<number>(open.length).fill(-1));
    }
    if (bracket === ']') {
      const depth = open.length - 1;
      const size = open.pop() ?? 0;
      if (shape.length === 0) return at(place, 'expected a number, got ]');
      if (shape[depth] === -1) shape[depth] = size;
      if (shape[depth] !== size) return at(place, `expected ${shape[depth]} items, got ${size}`);
      isClosed = open.length === 0;
    }
    const isItem = number !== undefined || bracket === '[';
    if (isItem && open.length > 0) open[open.length - 1] = (open.at(-1) ?? 0) + 1;
    if (bracket === '[') {
      if (shape.length > 0 && open.length >= shape.length)
        return at(place, 'expected a number, since others are nested less deep; got [');
      open.push(0);
    }
  }
  const rest = text.slice(token.lastIndex).trim();
  if (!/^(,[^[\]]*)?\)?$/.test(rest))
    return at(token.lastIndex, `expected the end, got “${rest.slice(0, 20)}”`);
  return { ok: true, shape, values };
}

/** `Line 2, column 3` */
function placeIn(text: string, index: number): string {
  const before = text.slice(0, index).split('\n');
  return `Line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

function numberOf(text: string): number {
  if (/nan/i.test(text)) return NaN;
  if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}
