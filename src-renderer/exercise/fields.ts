import type { FieldView, FieldsRaw } from '#core/exercise/answers.ts';
import { parseBlock } from './grid/clipboard.ts';

/** How many cells a field has: the product of its sizes. */
export function cellCount({ shape }: FieldView): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** How many cells a row has, where the learner chooses the number of rows. */
function rowLength({ shape: [, ...row] }: FieldView): number {
  return row.reduce((product, size) => product * size, 1);
}

/** How many entries or rows a field shows now. */
export function lengthOf(raw: FieldsRaw | undefined, field: FieldView): number {
  const cells = raw?.[field.name];
  if (!field.grows || !cells) return field.shape[0] ?? 1;
  const { min, max } = field.grows;
  return Math.min(max, Math.max(min, Math.ceil(cells.length / rowLength(field))));
}

/** All cells of a field, blank where nothing was typed. */
export function cellsOf(raw: FieldsRaw | undefined, field: FieldView): string[] {
  const count = field.grows ? lengthOf(raw, field) * rowLength(field) : cellCount(field);
  return Array.from({ length: count }, (_, at) => raw?.[field.name]?.[at] ?? '');
}

/** The raw answer with another number of entries or rows in a field. */
export function withLength(raw: FieldsRaw | undefined, field: FieldView, rows: number): FieldsRaw {
  const count = rows * rowLength(field);
  const cells = Array.from({ length: count }, (_, at) => raw?.[field.name]?.[at] ?? '');
  return { ...raw, [field.name]: cells };
}

/** What a cell is called: `b`, `w₁, position 1`, `W, row 0, column 2`. */
export function nameOfCell({ name, shape, grows }: FieldView, at: number): string {
  const columns = shape.at(-1) ?? 1;
  if (shape.length === 0 || (!grows && shape.every((size) => size === 1))) return name;
  if (shape.length === 1) return `${name}, position ${at}`;
  return `${name}, row ${Math.floor(at / columns)}, column ${at % columns}`;
}

/**
 * The raw answer with a list of texts written into a field from one cell on. A list of chosen length grows with
 * them; what does not fit is dropped.
 */
export function withCells(
  raw: FieldsRaw | undefined,
  field: FieldView,
  from: number,
  texts: readonly string[],
): FieldsRaw {
  const needed = Math.ceil((from + texts.length) / rowLength(field));
  const rows = Math.min(field.grows?.max ?? 0, Math.max(lengthOf(raw, field), needed));
  const room = field.grows ? withLength(raw, field, rows) : raw;
  const cells = cellsOf(room, field).map((text, at) => texts[at - from] ?? text);
  return { ...raw, [field.name]: cells };
}

/** The texts of a copied list or block in reading order; undefined when it is a single text. */
export function pastedList(text: string): string[] | undefined {
  const cells = parseBlock(text).flat();
  return cells.length > 1 ? cells : undefined;
}
