import { NONE } from '#core/exercise/answers.ts';

/** The set with one id put in or taken out; “none” and the others push each other out. */
export function toggled(picked: readonly string[], id: string): string[] {
  return withPicked(picked, id, !picked.includes(id));
}

/** The set with one id in it, or without it. */
export function withPicked(picked: readonly string[], id: string, isIn: boolean): string[] {
  const others = picked.filter((one) => one !== id);
  if (!isIn) return others;
  return id === NONE ? [NONE] : [...others.filter((one) => one !== NONE), id];
}

/** How a tensor to pick from is laid out: planes of lines of flat cell numbers. */
export interface PickLayout {
  planes: number[][][];
  /** Cells in a line. */
  columns: number;
}

/** Cells in a line of a tensor with one axis. */
const LINE = 10;

/** A tensor with one axis is broken into lines of ten, one with three axes is a row of planes. */
export function pickLayout(shape: readonly number[]): PickLayout {
  const [planes, rows, columns] = sizesOf(shape);
  const count = shape.reduce((product, size) => product * size, 1);
  const line = (plane: number, row: number): number[] => {
    const start = (plane * rows + row) * columns;
    const end = Math.min(start + columns, count);
    return Array.from({ length: end - start }, (_, column) => start + column);
  };
  return {
    planes: Array.from({ length: planes }, (_, plane) =>
      Array.from({ length: rows }, (_, row) => line(plane, row)),
    ),
    columns,
  };
}

function sizesOf(shape: readonly number[]): [number, number, number] {
  const [first = 1, second = 1, third = 1] = shape;
  if (shape.length === 3) return [first, second, third];
  if (shape.length === 2) return [1, first, second];
  const columns = Math.min(first, LINE);
  return [1, Math.ceil(first / columns), columns];
}

/** The id of a flat cell: its indices, `2,1`. */
export function pickId(shape: readonly number[], flat: number): string {
  let rest = flat;
  const indices = shape.toReversed().map((size) => {
    const index = rest % size;
    rest = Math.floor(rest / size);
    return index;
  });
  return indices.reverse().join(',');
}

/** The flat cell of an id. */
export function flatOf(shape: readonly number[], id: string): number {
  return id.split(',').reduce((flat, index, axis) => flat * (shape[axis] ?? 1) + Number(index), 0);
}

/** What a cell is called: `row 2, column 1`. */
export function pickName(axes: readonly string[], id: string): string {
  return id
    .split(',')
    .map((index, axis) => `${axes[axis] ?? ''} ${index}`)
    .join(', ');
}

/** Where an arrow key, Home or End leads from line `row`, cell `column`; none for other keys. */
export function pickMove(
  lines: readonly (readonly number[])[],
  row: number,
  column: number,
  key: string,
): number | undefined {
  const at = (r: number, c: number): number | undefined => lines[r]?.[c];
  const here = at(row, column);
  switch (key) {
    case 'ArrowLeft':
      return at(row, column - 1) ?? here;
    case 'ArrowRight':
      return at(row, column + 1) ?? here;
    case 'ArrowUp':
      return at(row - 1, column) ?? here;
    case 'ArrowDown':
      return at(row + 1, column) ?? here;
    case 'Home':
      return at(row, 0);
    case 'End':
      return lines[row]?.at(-1);
    default:
      return undefined;
  }
}
