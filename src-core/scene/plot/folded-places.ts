import type { Folding } from './folding.ts';

/**
 * Where the middles of all cells lie after so many folds: a map for each coordinate. The upper row is the one with the
 * largest second coordinate, as it is drawn.
 *
 * Shapes: with n cells along each coordinate [n], [2, n, n] or [3, n, n, n] (coordinate, slice, row, column).
 */
export function foldedPlaces(
  { spec: { dimensions }, perAxis, cells }: Folding,
  done: number,
): { shape: number[]; values: number[] } {
  const grid = new Array<number>(dimensions).fill(perAxis);
  const upright = cells.map((_, at) => {
    const row = Math.floor(at / perAxis) % perAxis;
    return dimensions === 1 ? at : at + (perAxis - 1 - 2 * row) * perAxis;
  });
  return {
    shape: dimensions === 1 ? grid : [dimensions, ...grid],
    values: grid.flatMap((_, axis) =>
      upright.map((at) => cells[at]?.path[done]?.[axis]?.toNumber() ?? NaN),
    ),
  };
}
