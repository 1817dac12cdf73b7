import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

const PAIR = '[1, 2, 3, 4], [1, 0, 2]';

describe('signalFunctions', () => {
  test.each([
    ['full', '[1, 2, 5, 8, 6, 8]'],
    ['valid', '[5, 8]'],
    ['same', '[2, 5, 8, 6]'],
  ])('ift6135-q5-modes: convolve in the mode %s gives %s', (mode, expected) => {
    expect(textOf(`convolve(${PAIR}, "${mode}")`)).toBe(expected);
  });

  test.each([
    ['full', '[2, 4, 7, 10, 3, 4]'],
    ['valid', '[7, 10]'],
    ['same', '[4, 7, 10, 3]'],
  ])('ift6135-q5-correlation: correlate in the mode %s gives %s', (mode, expected) => {
    expect(textOf(`correlate(${PAIR}, "${mode}")`)).toBe(expected);
  });

  test.each([
    ['convolve.not-flipped', 'full', '[2, 4, 7, 10, 3, 4]'],
    ['convolve.beginning-kept', 'same', '[1, 2, 5, 8]'],
    ['convolve.end-kept', 'same', '[5, 8, 6, 8]'],
    ['convolve.wrapped', 'same', '[7, 10, 5, 8]'],
    ['convolve.same-for-valid', 'valid', '[2, 5, 8, 6]'],
  ])('ift6135-q5-modes: %s in the mode %s gives %s', (id, mode, expected) => {
    const name = id.slice(0, id.indexOf('.'));
    expect(textOf(`misread("${id}", ${name}(${PAIR}, "${mode}"))`)).toBe(expected);
  });

  test.each([
    ['flipped', '[1, 2, 5, 8, 6, 8]'],
    ['signal-flipped', '[4, 3, 10, 7, 4, 2]'],
  ])('ift6135-q5-correlation: %s gives %s', (id, expected) => {
    expect(textOf(`misread("correlate.${id}", correlate(${PAIR}))`)).toBe(expected);
  });

  test('multiplies polynomials, letters among them', () => {
    expect(textOf('convolve([1, 1], [1, -1])')).toBe('[1, 0, −1]');
    expect(textOf('convolve([symbol("a"), 1], [0, 1])')).toBe('[0, a, 1]');
  });
});
