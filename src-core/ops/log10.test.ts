import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { log10, log10Op } from './log10.ts';

describe('log10', () => {
  test('asks for the power of 10; −∞ at 0 and NaN below', () => {
    expect(log10(NdArray.from([1, 1000, 0.01, 0, -1])).toNested()).toEqual([
      0,
      3,
      -2,
      -Infinity,
      NaN,
    ]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => log10(x), [NdArray.from([0.3, 1, 2.5])])).toEqual([]);
  });

  test.each([
    ['natural-logarithm', [-0.6931471805599, 2.07944154168]],
    ['tenth', [0.05, 0.8]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 8])] as const;
    expect(misread(log10Op, id, inputs, {})).toEqual(close(expected));
  });
});
