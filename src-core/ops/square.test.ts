import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { square, squareOp } from './square.ts';

describe('square', () => {
  test('is the input times itself, whole numbers stay whole', () => {
    expect(square(NdArray.from([-3, 0, 1.5])).toNested()).toEqual([9, 0, 2.25]);
    expect(square(NdArray.from([-3], undefined, 'int32')).dtype).toBe('int32');
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => square(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['doubled', [-6, 3]],
    ['sign-kept', [-9, 2.25]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-3, 1.5])] as const;
    expect(misread(squareOp, id, inputs, {})).toEqual(close(expected));
  });
});
