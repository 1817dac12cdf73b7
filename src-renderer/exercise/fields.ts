import type { FieldView, FieldsRaw } from '#core/exercise/answers.ts';
import { parseBlock } from './grid/clipboard.ts';

/** How many cells a field has: the product of its sizes. */
export function cellCount({ shape }: FieldView): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** All cells of a field, blank where nothing was typed. */
export function cellsOf(raw: FieldsRaw | undefined, field: FieldView): string[] {
  return Array.from({ length: cellCount(field) }, (_, at) => raw?.[field.name]?.[at] ?? '');
}

/** What a cell is called: `b`, `w₁, position 1`, `W, row 0, column 2`. */
export function nameOfCell({ name, shape }: FieldView, at: number): string {
  const columns = shape.at(-1) ?? 1;
  if (shape.length === 0 || shape.every((size) => size === 1)) return name;
  if (shape.length === 1) return `${name}, position ${at}`;
  return `${name}, row ${Math.floor(at / columns)}, column ${at % columns}`;
}

/** The raw answer with a list of texts written into a field from one cell on; the rest is dropped. */
export function withCells(
  raw: FieldsRaw | undefined,
  field: FieldView,
  from: number,
  texts: readonly string[],
): FieldsRaw {
  const cells = cellsOf(raw, field).map((text, at) => texts[at - from] ?? text);
  return { ...raw, [field.name]: cells };
}

/** The texts of a copied list or block in reading order; undefined when it is a single text. */
export function pastedList(text: string): string[] | undefined {
  const cells = parseBlock(text).flat();
  return cells.length > 1 ? cells : undefined;
}
