import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { expm1, expm1Op } from './expm1.ts';

describe('expm1', () => {
  test('keeps all digits of tiny inputs', () => {
    expect(expm1(NdArray.from([0, 1e-20, -Infinity])).toNested()).toEqual([0, 1e-20, -1]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => expm1(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['one-forgotten', [1.6487212707, 7.389056098931]],
    ['one-in-exponent', [0.6065306597126, 2.718281828459]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([0.5, 2])] as const;
    expect(misread(expm1Op, id, inputs, {})).toEqual(close(expected));
  });
});
