import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { reciprocal, reciprocalOp } from './reciprocal.ts';

describe('reciprocal', () => {
  test('is 1 divided by the input; ±∞ at 0', () => {
    expect(reciprocal(NdArray.from([2, -0.5, 0, -0])).toNested()).toEqual([
      0.5,
      -2,
      Infinity,
      -Infinity,
    ]);
    expect(reciprocal(NdArray.from([4], undefined, 'int32')).toNested()).toEqual([0.25]);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => reciprocal(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['negated', [2, -0.5]],
    ['sign-dropped', [0.5, 2]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 0.5])] as const;
    expect(misread(reciprocalOp, id, inputs, {})).toEqual(close(expected));
  });
});
