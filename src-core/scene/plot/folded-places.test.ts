import { describe, expect, it } from 'vitest';
import { foldedPlaces } from './folded-places.ts';
import { buildFolding } from './folding.ts';

const folding = (dimensions: 1 | 2 | 3, folds: number) =>
  buildFolding({ family: 'plot', scene: 'plot-folding', dimensions, folds, show: [] });

describe('foldedPlaces', () => {
  it('tells the middles of a strip before and after a fold', () => {
    const strip = folding(1, 1);
    expect(foldedPlaces(strip, 0)).toEqual({ shape: [2], values: [0.25, 0.75] });
    expect(foldedPlaces(strip, 1)).toEqual({ shape: [2], values: [0.5, 0.5] });
  });

  it('has a map for each coordinate of a sheet, with the upper row first', () => {
    expect(foldedPlaces(folding(2, 1), 0)).toEqual({
      shape: [2, 2, 2],
      values: [0.25, 0.75, 0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
    });
  });

  it('has slices of a cube', () => {
    const { shape, values } = foldedPlaces(folding(3, 1), 0);
    expect(shape).toEqual([3, 2, 2, 2]);
    expect(values.slice(16)).toEqual([0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75]);
  });
});
