import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { log2, log2Op } from './log2.ts';

describe('log2', () => {
  test('asks for the power of 2; −∞ at 0 and NaN below', () => {
    expect(log2(NdArray.from([1, 8, 0.25, 0, -1])).toNested()).toEqual([0, 3, -2, -Infinity, NaN]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => log2(x), [NdArray.from([0.3, 1, 2.5])])).toEqual([]);
  });

  test.each([
    ['natural-logarithm', [-0.6931471805599, 2.07944154168]],
    ['halved', [0.25, 4]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 8])] as const;
    expect(misread(log2Op, id, inputs, {})).toEqual(close(expected));
  });
});
