import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { selu, seluOp } from './selu.ts';

describe('selu', () => {
  test('scales both halves', () => {
    expect(selu(NdArray.from([1, 0, -Infinity])).toNested()).toEqual(
      close([1.0507009873554805, 0, -1.7580993408473766]),
    );
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => selu(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['lambda-forgotten', [-1.446811687521, 3]],
    ['alpha-forgotten', [-0.9085040716347, 3.152102962066]],
    ['lambda-below-only', [-1.520166468596, 3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 3])] as const;
    expect(misread(seluOp, id, inputs, {})).toEqual(close(expected));
  });
});
