import { describe, expect, test } from 'vitest';
import { exampleConvolution as convolution, exampleStamps as stamps } from './example-specs.ts';
import { entryAt, matrixPattern } from './matrix.ts';
import { buildScene } from './scene.ts';

describe('matrixPattern', () => {
  test('has the four entries of the 3 × 3 example and nothing else', () => {
    expect(matrixPattern(buildScene(convolution))).toEqual({
      rows: 4,
      columns: 9,
      entries: [
        { row: 0, column: 0, weight: 3 },
        { row: 1, column: 2, weight: 2 },
        { row: 2, column: 6, weight: 1 },
        { row: 3, column: 8, weight: 0 },
      ],
    });
  });

  test('puts w_ab of a stride-2 stamp at row 4·(2i + a) + 2j + b, column 2i + j', () => {
    const { rows, columns, entries } = matrixPattern(buildScene(stamps));
    const expected = [0, 1].flatMap((i) =>
      [0, 1].flatMap((a) =>
        [0, 1].flatMap((j) =>
          [0, 1].map((b) => ({
            row: 4 * (2 * i + a) + 2 * j + b,
            column: 2 * i + j,
            weight: 2 * a + b,
          })),
        ),
      ),
    );
    expect({ rows, columns, entries }).toEqual({ rows: 16, columns: 4, entries: expected });
  });

  test('agrees with entryAt, which knows no entry where the matrix is 0', () => {
    const scene = buildScene(convolution);
    expect(entryAt(scene, 1, 2)).toEqual({ row: 1, column: 2, weight: 2 });
    expect(entryAt(scene, 1, 3)).toBeUndefined();
  });
});
