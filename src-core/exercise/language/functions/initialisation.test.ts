import { describe, expect, test } from 'vitest';
import { expectClose } from './testing/expect-close.ts';
import { textOf } from './testing/value-of.ts';

describe('initialisationFunctions', () => {
  test('mlps-p2-init-scales: fan-in and fan-average for 100 inputs and 300 outputs', () => {
    expect(textOf('initVariance(100, 300, "fan-in")')).toBe('1/100');
    expect(textOf('initStd(100, 300, "fan-in")')).toBe('1/10');
    expectClose('initBound(100, 300, "fan-in")', 0.173205);
    expect(textOf('initVariance(100, 300)')).toBe('1/200');
    expectClose('initStd(100, 300)', 0.0707107);
    expectClose('initBound(100, 300)', 0.122474);
  });

  test('mlps-p2-variance-rule: 2 / fan-in for ReLU', () => {
    expect(textOf('initVariance(50, 80, "he")')).toBe('1/25');
  });

  test.each([
    ['initStd.variance-given', 'initStd(100, 300, "fan-in")', 0.01],
    ['initBound.std-given', 'initBound(100, 300, "fan-in")', 0.1],
    ['initVariance.outputs-counted', 'initVariance(100, 300, "fan-in")', 1 / 300],
    ['initVariance.factor-two', 'initVariance(100, 300)', 0.0025],
    ['initBound.full-width', 'initBound(100, 300, "fan-in")', Math.sqrt(0.12)],
    ['initVariance.inputs-only', 'initVariance(100, 300)', 0.01],
    ['initVariance.both-sides', 'initVariance(100, 300, "he")', 0.005],
    ['initVariance.squared-count', 'initVariance(100, 300, "fan-in")', 0.0001],
  ])('mlps-p2-init-scales: %s', (id, source, expected) => {
    expectClose(`misread("${id}", ${source})`, expected);
  });

  test('refuses a rule that it does not know', () => {
    expect(() => textOf('initStd(1, 1, "best")')).toThrow('fan-in, xavier, he');
  });
});
