import { describe, expect, test } from 'vitest';
import { byteOf, colourAt, colourOfByte, marks, rangeOf } from './colour-map.ts';
import type { Rgb } from './palette.ts';

/** Relative luminance of an sRGB colour (WCAG). */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const shares = Array.from({ length: 21 }, (_, at) => at / 20);

describe('colourAt', () => {
  test('grows lighter throughout the sequential scale, so that it can be read in grey', () => {
    const light = shares.map((share) => luminance(colourAt('sequential', share)));
    expect(light).toEqual(light.toSorted((a, b) => a - b));
  });

  test('grows darker from the middle of the diverging scale to both ends', () => {
    const light = shares.map((share) => luminance(colourAt('diverging', share)));
    expect(light.slice(0, 11)).toEqual(light.slice(0, 11).toSorted((a, b) => a - b));
    expect(light.slice(10)).toEqual(light.slice(10).toSorted((a, b) => b - a));
    // Blue against orange: the ends differ in the blue–yellow direction too, which red–green blind eyes see.
    expect(colourAt('diverging', 0)[2]).toBeGreaterThan(colourAt('diverging', 1)[2] + 0.4);
  });
});

describe('rangeOf', () => {
  test('is symmetric about 0 with negative numbers, and leaves NaN and infinities out', () => {
    expect(rangeOf([-1, 3, NaN, Infinity])).toEqual({
      scale: 'diverging',
      least: -3,
      most: 3,
      hasNaN: true,
      hasInfinity: true,
    });
    expect(rangeOf([2, 6])).toMatchObject({
      scale: 'sequential',
      least: 2,
      most: 6,
      hasNaN: false,
    });
    expect(rangeOf([NaN])).toMatchObject({ least: 0, most: 0, hasNaN: true });
  });
});

describe('byteOf', () => {
  test('keeps 0 in the middle, and marks of their own for NaN and infinities', () => {
    const range = rangeOf([-1, 3]);
    expect([-3, 0, 3].map((value) => byteOf(value, range))).toEqual([0, 126, 252]);
    expect([NaN, Infinity, -Infinity].map((value) => byteOf(value, range))).toEqual([
      marks.nan,
      marks.infinity,
      marks.minusInfinity,
    ]);
    expect(colourOfByte('diverging', marks.nan)).toEqual([0.5, 0.5, 0.5]);
    // Infinities have the colours of the ends that they lie beyond.
    const ends = [marks.minusInfinity, marks.infinity].map((byte) =>
      colourOfByte('diverging', byte),
    );
    expect(ends).toEqual([colourAt('diverging', 0), colourAt('diverging', 1)]);
  });
});
