import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { buildFolding, describeFolding, foldWords, folded, landingOf } from './folding.ts';
import type { FoldingSpec } from './plot-spec.ts';

const spec: FoldingSpec = {
  family: 'plot',
  scene: 'plot-folding',
  show: [],
  dimensions: 1,
  folds: 3,
};

describe('buildFolding', () => {
  test('has 2 to the number of folds cells along each coordinate', () => {
    expect(buildFolding(spec).cells).toHaveLength(8);
    expect(buildFolding({ ...spec, dimensions: 2 }).cells).toHaveLength(64);
    expect(buildFolding({ ...spec, dimensions: 3, folds: 2 }).cells).toHaveLength(64);
  });

  test('follows the middle of every cell through |2x − 1|', () => {
    for (const dimensions of [1, 2, 3] as const)
      for (const { path } of buildFolding({ ...spec, dimensions, folds: 2 }).cells) {
        expect(path).toHaveLength(3);
        path.slice(1).forEach((point, at) =>
          point.forEach((value, coordinate) => {
            const before = path[at]?.[coordinate]?.toNumber() ?? NaN;
            expect(value.toNumber()).toBe(Math.abs(2 * before - 1));
          }),
        );
      }
  });

  test('lays 2^k cells a coordinate upon each other with k folds', () => {
    for (const dimensions of [1, 2, 3] as const) {
      const { cells } = buildFolding({ ...spec, dimensions, folds: 2 });
      for (const done of [0, 1, 2]) {
        const counts = new Map<string, number>();
        for (const cell of cells) {
          const key = landingOf(cell, 2, done).join();
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        const places = 2 ** (dimensions * (2 - done));
        expect([...counts.values()]).toEqual(new Array(places).fill(2 ** (dimensions * done)));
      }
    }
  });

  test('maps each cell one-to-one onto the whole of (0, 1) in the end', () => {
    const run = (x: number): number => {
      let at = Rational.of(x);
      for (let fold = 0; fold < 3; fold++) at = folded(at);
      return at.toNumber();
    };
    for (let cell = 0; cell < 8; cell++)
      expect([run(cell / 8), run((cell + 1) / 8)].toSorted()).toEqual([0, 1]);
  });

  test('refuses folds that nobody could draw', () => {
    expect(() => buildFolding({ ...spec, folds: 7 })).toThrow('1 to 6 folds');
    expect(() => buildFolding({ ...spec, dimensions: 2, folds: 5 })).toThrow('1 to 4 folds');
    expect(() => buildFolding({ ...spec, dimensions: 3 })).toThrow('1 to 2 folds');
  });
});

describe('foldWords', () => {
  test('say where a cell lies after each fold', () => {
    const [, , cell] = buildFolding(spec).cells;
    if (!cell) throw new Error('no cell');
    expect(foldWords(cell, 2, true)).toBe(
      'Cell (1 over 4, 3 over 8), middle 5 over 16; after fold 1 its middle lies at 3 over 8; ' +
        'after fold 2 its middle lies at 1 over 4.',
    );
    expect(foldWords(cell, 2, false)).toBe('Cell (1 over 4, 3 over 8).');
  });

  test('describe the whole', () => {
    expect(describeFolding(buildFolding(spec))).toContain('as 8 cells, 8 in all, folded 3 times');
  });
});
