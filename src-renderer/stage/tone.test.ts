import { describe, expect, test } from 'vitest';
import { rangeOf } from './colour-map.ts';
import { pitchOf } from './tone.ts';

describe('pitchOf', () => {
  test('rises with the number, three octaves from the least to the most', () => {
    const range = rangeOf([0, 1, 4]);
    const [low, middle, high] = [0, 1, 4].map((value) => pitchOf(value, range) ?? NaN) as [
      number,
      number,
      number,
    ];
    expect(high / low).toBeCloseTo(8);
    // A quarter of the way is a quarter of three octaves.
    expect(Math.log2(middle / low)).toBeCloseTo(0.75);
  });

  test('gives 0 the middle tone among signed numbers', () => {
    const range = rangeOf([-3, 1]);
    const [low, zero, high] = [-3, 0, 3].map((value) => pitchOf(value, range) ?? NaN);
    expect(zero).toBeCloseTo(Math.sqrt((low ?? 0) * (high ?? 0)));
  });

  test('sounds infinities as the ends and is silent for NaN', () => {
    const range = rangeOf([0, 2, Infinity, NaN]);
    expect(pitchOf(Infinity, range)).toBe(pitchOf(2, range));
    expect(pitchOf(NaN, range)).toBeUndefined();
  });
});
