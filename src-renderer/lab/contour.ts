/** Values on a grid, row-major. */
interface Grid {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

/**
 * Where a function on a grid has a value, as the `d` of an SVG path in a square of `side`; the values stand at the
 * middles of the cells.
 *
 * Source: marching squares; at a saddle the two lower corners are joined.
 */
export function contourPath({ rows, columns, values }: Grid, level: number, side: number): string {
  const pieces: string[] = [];
  const at = (row: number, column: number): number =>
    (values[row * columns + column] ?? NaN) - level;
  const x = (column: number): string => ((side * (column + 0.5)) / columns).toFixed(2);
  const y = (row: number): string => ((side * (row + 0.5)) / rows).toFixed(2);
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const corners = [
        at(row, column),
        at(row, column + 1),
        at(row + 1, column + 1),
        at(row + 1, column),
      ] as const;
      const [a, b, c, d] = corners;
      const cuts: string[] = [];
      if (a < 0 !== b < 0) cuts.push(`${x(column + a / (a - b))} ${y(row)}`);
      if (b < 0 !== c < 0) cuts.push(`${x(column + 1)} ${y(row + b / (b - c))}`);
      if (d < 0 !== c < 0) cuts.push(`${x(column + d / (d - c))} ${y(row + 1)}`);
      if (a < 0 !== d < 0) cuts.push(`${x(column)} ${y(row + a / (a - d))}`);
      if (cuts.length >= 2) pieces.push(`M${cuts[0]}L${cuts[1]}`);
      if (cuts.length === 4) pieces.push(`M${cuts[2]}L${cuts[3]}`);
    }
  }
  return pieces.join('');
}
