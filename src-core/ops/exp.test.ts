import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { exp, expOp } from './exp.ts';

describe('exp', () => {
  test('is 1 at 0, 0 at −∞ and ∞ beyond the largest number', () => {
    expect(exp(NdArray.from([0, 1, -Infinity, 710])).toNested()).toEqual([1, Math.E, 0, Infinity]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => exp(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['times-e', [1.35914091423, 8.154845485377]],
    ['base-two', [1.414213562373, 8]],
    ['exponent-as-base', [0.1519552232579, 19.81299074527]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 3])] as const;
    expect(misread(expOp, id, inputs, {})).toEqual(close(expected));
  });
});
