import type { SizedPoint } from './array-points.ts';
import type { ArrayValue } from './array-value.ts';
import { Rational } from './rational.ts';

/** Entries that are tried with simpler values once a difference is found. */
const SIMPLER_TRIES = 60;

/** The point with as many zeros and ones as it can have without hiding the difference. */
export function simplified(
  point: SizedPoint,
  isSmaller: (point: SizedPoint) => boolean,
): SizedPoint {
  let best = point;
  let tries = 0;
  for (const [name, array] of point.arrays) {
    for (const at of array.cells.keys()) {
      for (const value of [Rational.zero, Rational.one]) {
        const cell = best.arrays.get(name)?.cells[at];
        if (tries === SIMPLER_TRIES || !(cell instanceof Rational) || cell.equals(value)) break;
        tries += 1;
        const other = withCell(best, name, at, value);
        if (!isSmaller(other)) continue;
        best = other;
        break;
      }
    }
  }
  return best;
}

function withCell(point: SizedPoint, name: string, at: number, value: Rational): SizedPoint {
  const array = point.arrays.get(name) as ArrayValue;
  const cells = array.cells.map((cell, place) => (place === at ? value : cell));
  return { ...point, arrays: new Map([...point.arrays, [name, { ...array, cells }]]) };
}
