import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('marginDescentFunctions', () => {
  // snu4-p5-saturation, counted elsewhere.
  test.each([
    [-8, '1', '9', '755'],
    [-6, '1', '7', '108'],
    [-4, '1/2', '10', '36'],
    [-10, '2', '6', '2762'],
    [-5, '1/10', '60', '417'],
  ])('counts the updates from %s with rate %s: %s and %s', (start, rate, entropy, squared) => {
    expect(textOf(`marginSteps("cross-entropy", ${start}, ${rate})`)).toBe(entropy);
    expect(textOf(`marginSteps("squared", ${start}, ${rate})`)).toBe(squared);
  });

  test('needs no update from a positive margin', () => {
    expect(textOf('marginSteps("squared", 1/2, 1)')).toBe('0');
  });

  test.each([
    ['start-counted', '10'],
    ['last-update-missing', '8'],
    ['other-loss', '755'],
  ])('marginSteps.%s', (id, expected) => {
    const source = 'marginSteps("cross-entropy", -8, 1)';
    expect(textOf(`misread("marginSteps.${id}", ${source})`)).toBe(expected);
  });

  test('halving each step is the same as half the learning rate', () => {
    const halved = 'misread("marginSteps.components-averaged", marginSteps("squared", -4, 1))';
    expect(textOf(halved)).toBe('36');
  });

  test('refuses another loss and a start that is never left', () => {
    expect(() => textOf('marginSteps("hinge", -1, 1)')).toThrow('cross-entropy, squared');
    expect(() => textOf('marginSteps("squared", -1, 0)')).toThrow('updates');
  });
});
