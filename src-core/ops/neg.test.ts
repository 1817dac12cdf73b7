import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { neg, negOp } from './neg.ts';

describe('neg', () => {
  test('turns every sign', () => {
    expect(neg(NdArray.from([1, -2.5, Infinity])).toNested()).toEqual([-1, 2.5, -Infinity]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => neg(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([['sign-kept', [1, -2.5]]])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([1, -2.5])] as const;
    expect(misread(negOp, id, inputs, {})).toEqual(close(expected));
  });
});
