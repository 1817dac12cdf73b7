import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { tanhshrink, tanhshrinkOp } from './tanhshrink.ts';

describe('tanhshrink', () => {
  test('is x − tanh x', () => {
    expect(tanhshrink(NdArray.from([0, Math.log(2), -Infinity])).toNested()).toEqual(
      close([0, Math.log(2) - 0.6, -Infinity]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => tanhshrink(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['order-swapped', [1.035972419924, -0.2384058440442]],
    ['tanh-only', [-0.9640275800758, 0.7615941559558]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 1])] as const;
    expect(misread(tanhshrinkOp, id, inputs, {})).toEqual(close(expected));
  });
});
