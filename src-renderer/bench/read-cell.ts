/** A number as it is typed into a cell: 0.5, −2, 1e-3, 3/4; undefined for anything else. */
export function readCell(text: string): number | undefined {
  const plain = text.trim().replaceAll('−', '-');
  const fraction = /^([+-]?[\d.]+)\s*\/\s*([\d.]+)$/.exec(plain);
  if (fraction) return finite(Number(fraction[1]) / Number(fraction[2]));
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)
    ? finite(Number(plain))
    : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

/** The numbers of a typed grid, row by row, blank cells as 0; undefined where something else stands, or nothing at all. */
export function numbersIn(grid: readonly (readonly string[])[]): number[] | undefined {
  const all = grid.flat();
  const read = all.flatMap((entry) => (entry.trim() === '' ? 0 : (readCell(entry) ?? [])));
  const isTyped = all.some((entry) => entry.trim() !== '');
  return isTyped && read.length === all.length ? read : undefined;
}
