import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

// The network of snu4-p6: widths 2 → 3 → 2 → 1 and σ(t) = t².
const NET =
  '[[[1, 1], [2, -1], [0, 1]], [[1, -2, 0], [-1, 1, 1]], [[1, -2]]], [[-1, -1, -5], [1, -4], [5]], [1, 2], "square"';

const plain = (source: string): string => textOf(source).replaceAll('−', '-');
const misread = (id: string, source: string): string => plain(`misread("${id}", ${source})`);

describe('mlpFunctions', () => {
  test('snu4-p6-forward-jacobians: sums and outputs', () => {
    expect(plain(`mlpSums(${NET})`)).toBe('[[2, -1, -3], [3, 2], [6]]');
    expect(plain(`mlpOutputs(${NET})`)).toBe('[[4, 1, 9], [9, 4], [6]]');
  });

  test.each([
    ['of = 3, wrt = 2', '[[1, -2]]'],
    ['of = 2, wrt = 1', '[[6, -12, 0], [-4, 4, 4]]'],
    ['of = 1, wrt = 0', '[[4, 4], [-4, 2], [0, -6]]'],
    ['wrt = 1', '[[14, -20, -8]]'],
    ['wrt = 0', '[[136, 64]]'],
  ])('snu4-p6-forward-jacobians: mlpJacobian with %s is %s', (layers, expected) => {
    expect(plain(`mlpJacobian(${NET}, ${layers})`)).toBe(expected);
  });

  test.each([
    ['slope-left-out', 'of = 2, wrt = 1', '[[1, -2, 0], [-1, 1, 1]]'],
    ['columns-scaled', 'of = 2, wrt = 1', '[[4, 4, 0], [-4, -2, -6]]'],
    ['slope-at-output', 'of = 2, wrt = 1', '[[18, -36, 0], [-8, 8, 8]]'],
    ['value-for-slope', 'of = 2, wrt = 1', '[[9, -18, 0], [-4, 4, 4]]'],
    ['transposed', 'of = 2, wrt = 1', '[[6, -4], [-12, 4], [0, 4]]'],
    ['slope-left-out', 'wrt = 1', '[[3, -4, -2]]'],
    ['slope-left-out', 'wrt = 0', '[[-5, 5]]'],
  ])('snu4-p6-forward-jacobians: %s with %s gives %s', (id, layers, expected) => {
    expect(misread(`mlpJacobian.${id}`, `mlpJacobian(${NET}, ${layers})`)).toBe(expected);
  });

  test('snu4-p6-forward-jacobians: an activation on the last layer gives y = 36 and a slope of 12', () => {
    expect(misread('mlpOutputs.last-layer-active', `mlpOutputs(${NET})`)).toBe(
      '[[4, 1, 9], [9, 4], [36]]',
    );
    expect(misread('mlpBiasGradient.last-layer-active', `mlpBiasGradient(${NET}, layer = 3)`)).toBe(
      '[12]',
    );
  });

  test('snu4-p6-weight-gradient: δ and the gradients of the matrices', () => {
    expect(plain(`[mlpBiasGradient(${NET}, layer = l) for l in 1..3]`)).toBe(
      '[[56, 40, 48], [6, -8], [1]]',
    );
    expect(plain(`mlpWeightGradient(${NET}, layer = 3)`)).toBe('[[9, 4]]');
    expect(plain(`mlpWeightGradient(${NET}, layer = 2)`)).toBe('[[24, 6, 54], [-32, -8, -72]]');
    expect(plain(`mlpWeightGradient(${NET}, layer = 1)`)).toBe('[[56, 112], [40, 80], [48, 96]]');
  });

  test.each([
    ['slope-left-out', 2, '[[4, 1, 9], [-8, -2, -18]]'],
    ['sums-for-outputs', 2, '[[12, -6, -18], [-16, 8, 24]]'],
    ['slope-at-output', 2, '[[72, 18, 162], [-64, -16, -144]]'],
    ['last-layer-active', 3, '[[108, 48]]'],
    ['transposed', 2, '[[24, -32], [6, -8], [54, -72]]'],
    ['own-slope-left-out', 1, '[[14, 28], [-20, -40], [-8, -16]]'],
  ])('snu4-p6-weight-gradient: %s in layer %d gives %s', (id, layer, expected) => {
    expect(misread(`mlpWeightGradient.${id}`, `mlpWeightGradient(${NET}, layer = ${layer})`)).toBe(
      expected,
    );
  });

  test('snu4-p6-weight-gradient: δ₁ for y instead of z is (14, −20, −8)', () => {
    expect(
      misread('mlpBiasGradient.own-slope-left-out', `mlpBiasGradient(${NET}, layer = 1)`),
    ).toBe('[14, -20, -8]');
  });

  test('refuses biases that do not fit, and layers that there are not', () => {
    expect(() => plain('mlpOutputs([[[1]]], [], [1])')).toThrow('expected 1 lists');
    expect(() => plain(`mlpJacobian(${NET}, of = 4)`)).toThrow('0 ≤ from ≤ to ≤ 3');
  });
});
