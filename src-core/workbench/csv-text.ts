/** A tensor as CSV: the last axis runs along a line; all other axes are written one below the other. */
export function csvText(shape: readonly number[], values: ArrayLike<number>): string {
  const width = shape.at(-1) ?? 1;
  const all = Array.from(values, (value) => (Number.isNaN(value) ? 'nan' : String(value)));
  const rows = Math.ceil(all.length / Math.max(1, width));
  return Array.from({ length: rows }, (_, row) =>
    all.slice(row * width, (row + 1) * width).join(','),
  )
    .join('\n')
    .concat('\n');
}
