import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

describe('entropyFunctions', () => {
  test.each([
    ['entropy([0.6, 0.3, 0.1])', 0.897946],
    ['klDivergence([0.6, 0.3, 0.1], [0.5, 0.3, 0.2])', 0.040078],
    ['crossEntropyOf([0.6, 0.3, 0.1], [0.5, 0.3, 0.2])', 0.938024],
  ])('mlps-p4-elbo-numbers: %s is %d', (source, expected) => {
    expectClose(source, expected);
  });

  test('counts a probability of 0 for nothing', () => {
    expectClose('entropy([1/2, 1/2, 0])', Math.LN2);
    expect(textOf('entropy([1, 0])')).toBe('0');
    expect(textOf('klDivergence([1, 0], [1, 0])')).toBe('0');
  });

  test('klDivergence is infinite where q is 0 and p is not', () => {
    expect(textOf('klDivergence([1/2, 1/2], [1, 0])')).toBe('∞');
  });

  test('expectation stays exact', () => {
    expect(textOf('expectation([1/2, 1/3, 1/6], [1, 2, 3])')).toBe('5/3');
    expect(
      textOf('misread("expectation.unweighted", expectation([1/2, 1/3, 1/6], [1, 2, 5]))'),
    ).toBe('8/3');
  });

  test.each([
    ['mlps-p4-elbo-numbers: the sign of H', 'entropy.sign', 'entropy([0.6, 0.3, 0.1])', -0.897946],
    [
      'arguments exchanged',
      'klDivergence.exchanged',
      'klDivergence([3/4, 1/4], [1/2, 1/2])',
      0.143841,
    ],
    ['base 2', 'entropy.base-two', 'entropy([1/2, 1/2])', 1],
  ])('%s', (_, id, source, expected) => {
    expectClose(`misread("${id}", ${source})`, expected);
  });

  test('refuses lists of different lengths', () => {
    expect(() => textOf('klDivergence([1], [1/2, 1/2])')).toThrow('lists of one length');
  });
});
