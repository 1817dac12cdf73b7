import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

describe('normalKl', () => {
  test.each([
    ['normalKl(1, 0.5)', 0.818147],
    ['normalKl([1, -0.5], [0.5, 1.5])', 1.162682],
    ['normalKl(0, 1, 1, 0.5)', 2.806853],
  ])('mlps-p4-gaussian-kl: %s is %d', (source, expected) => {
    expectClose(source, expected);
  });

  test('is 0 for equal distributions, exactly', () => {
    expect(textOf('normalKl(0, 1)')).toBe('0');
    expect(textOf('normalKl([1, 2], [1, 1], [1, 2], [1, 1])')).toBe('0');
  });

  test.each([
    ['std-as-variance', 0.596574],
    ['half-forgotten', 1.636294],
    ['exchanged', 2.806853],
    ['log-sign', -0.568147],
    ['log-of-std', 0.471574],
    ['mean-ignored', 0.318147],
  ])('mlps-p4-gaussian-kl: %s gives %d', (id, expected) => {
    expectClose(`misread("normalKl.${id}", normalKl(1, 0.5))`, expected);
  });

  test('averaged over the coordinates it is half of the sum of two', () => {
    expectClose('misread("normalKl.averaged", normalKl([1, -0.5], [0.5, 1.5]))', 0.581341);
  });
});

describe('normalDensity, normalCdf and normalEntropy', () => {
  test.each([
    ['normalDensity(0)', 0.3989422804],
    ['normalDensity(1, 3, 2)', 0.1209853623],
    ['normalCdf(1.96)', 0.9750021049],
    ['normalCdf(-1.96)', 0.0249978951],
    ['normalCdf(5, 3, 2)', 0.8413447461],
    ['normalEntropy(1)', 1.4189385332],
  ])('%s is %d', (source, expected) => {
    expectClose(source, expected, { within: 1e-10 });
  });

  test('keeps its digits far below the mean', () => {
    expectClose('normalCdf(-8) / 6.220960574e-16', 1, { within: 1e-8 });
  });

  test('mlps-p4-autoencoder: density of a mixture at its mean relative to that at a mode', () => {
    const at = (x: number) => `(normalDensity(${x}, -2, 0.5) + normalDensity(${x}, 2, 0.5))`;
    expectClose(`${at(0)} / ${at(2)}`, 0.000670925, { within: 1e-9 });
  });

  test('refuses a standard deviation of 0', () => {
    expect(() => textOf('normalCdf(1, 0, 0)')).toThrow('above 0');
  });
});
