import { describe, expect, test } from 'vitest';
import { smoothPath } from './smooth-path.ts';
import { strokeDigits } from './stroke-digits.ts';

const pixelsOf = (...args: Parameters<typeof strokeDigits>) =>
  strokeDigits(...args).arrays[0]?.data as Float32Array;

describe('strokeDigits', () => {
  test('draws the digits in turn, ink between 0 and 1, some on every sheet', () => {
    const [images, labels] = strokeDigits(30, { seed: 2 }).arrays;
    expect([images?.shape, images?.dtype, labels?.shape]).toEqual([
      [30, 1, 28, 28],
      'float32',
      [30],
    ]);
    expect(labels?.toNested()).toEqual(Array.from({ length: 30 }, (_, i) => i % 10));
    const pixels = images?.data as Float32Array;
    expect(pixels.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
    for (let i = 0; i < 30; i++) {
      const dark = pixels.subarray(i * 784, (i + 1) * 784).filter((pixel) => pixel > 0.5).length;
      expect(dark).toBeGreaterThan(20);
      expect(dark).toBeLessThan(300);
    }
  });

  test('gives the same bits for the same seed, and others for another', () => {
    expect(pixelsOf(10, { seed: 4 })).toEqual(pixelsOf(10, { seed: 4 }));
    expect(pixelsOf(10, { seed: 4 })).not.toEqual(pixelsOf(10, { seed: 5 }));
  });

  test('begins a long set with a short one', () => {
    expect(pixelsOf(20, { seed: 4 }).subarray(0, 10 * 784)).toEqual(pixelsOf(10, { seed: 4 }));
  });

  test('without jitter and noise writes upright in the middle, thicker where asked', () => {
    const sum = (width: number) =>
      pixelsOf(10, { jitter: 0, noise: 0, thickness: [width, width] }).reduce((a, b) => a + b, 0);
    expect(sum(3)).toBeGreaterThan(1.3 * sum(2));
    const zero = pixelsOf(1, { jitter: 0, noise: 0 });
    const edge = zero.filter((_, i) => i % 28 < 5 || i % 28 > 22);
    expect(edge.every((pixel) => pixel === 0)).toBe(true);
  });

  test('refuses to draw none', () => {
    expect(() => strokeDigits(0)).toThrow('strokeDigits: expected a whole count ≥ 1, got 0');
  });
});

describe('smoothPath', () => {
  test('runs through all places, and straight between two', () => {
    const places = [
      [0, 0],
      [2, 4],
      [6, 2],
      [7, 7],
    ] as const;
    const path = smoothPath(places);
    for (const place of places) expect(path).toContainEqual([...place]);
    expect(smoothPath(places.slice(0, 2))).toEqual([
      [0, 0],
      [2, 4],
    ]);
  });

  test('stays on a line whose places are evenly apart', () => {
    const path = smoothPath([
      [0, 0],
      [1, 2],
      [2, 4],
      [3, 6],
    ]);
    for (const [x, y] of path) expect(y).toBeCloseTo(2 * x, 12);
  });
});
