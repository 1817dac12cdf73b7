import { describe, expect, test } from 'vitest';
import { exampleConvolution } from '#core/scene/cells/example-specs.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { hasMatrix, matrixSize, matrixSizeText } from './matrix-size.ts';

describe('matrixSize', () => {
  test('writes names where both sides leave room', () => {
    expect(matrixSize(4, 9, 560, 200)).toEqual({
      cell: 30,
      header: 26,
      hasNames: true,
      hasIndices: true,
    });
  });

  test('lets rows scroll before cells become unreadable', () => {
    expect(matrixSize(36, 9, 560, 180).cell).toBe(21);
  });

  test('shows a wide matrix whole, as a pattern without names', () => {
    const { cell, hasNames } = matrixSize(50, 75, 560, 200);
    expect(hasNames).toBe(false);
    expect(75 * cell).toBeLessThan(560);
  });
});

describe('hasMatrix', () => {
  test('is true for the sizes of exercises and false for large maps', () => {
    expect(hasMatrix(buildScene(exampleConvolution))).toBe(true);
    const large = buildScene({ ...exampleConvolution, input: [4, 32, 32], outChannels: 4 });
    expect(hasMatrix(large)).toBe(false);
    expect(matrixSizeText(large)).toBe('484 × 4096');
  });
});
