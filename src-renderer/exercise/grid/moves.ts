import type { Place } from './grid.ts';

/** Where a key leads from a place; undefined when the key does not move or leads out of the grid. */
export function moved(
  { row, column }: Place,
  key: string,
  [rows, columns]: [number, number],
  { far = false, back = false } = {},
): Place | undefined {
  const clampRow = (to: number) => Math.min(rows - 1, Math.max(0, to));
  const clampColumn = (to: number) => Math.min(columns - 1, Math.max(0, to));
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : clampRow(row - 1), column };
    case 'ArrowDown':
      return { row: far ? rows - 1 : clampRow(row + 1), column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : clampColumn(column - 1) };
    case 'ArrowRight':
      return { row, column: far ? columns - 1 : clampColumn(column + 1) };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: clampRow(row - 8), column };
    case 'PageDown':
      return { row: clampRow(row + 8), column };
    case 'Enter':
      return { row: clampRow(row + (back ? -1 : 1)), column };
    case 'Tab': {
      const at = row * columns + column + (back ? -1 : 1);
      if (at < 0 || at >= rows * columns) return undefined;
      return { row: Math.floor(at / columns), column: at % columns };
    }
    default:
      return undefined;
  }
}
