import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { ArgumentError } from '#core/errors.ts';
import { flip, flipOp } from './flip.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const x = countingArray([2, 3]);

describe('flip', () => {
  test('turns the order along the named axes round, as a view', () => {
    expect(flip(x, [1]).toArray()).toEqual([3, 2, 1, 6, 5, 4]);
    expect(flip(x, 0).toArray()).toEqual([4, 5, 6, 1, 2, 3]);
    expect(flip(x, [0, -1]).toArray()).toEqual([6, 5, 4, 3, 2, 1]);
    expect(flip(x, []).toArray()).toEqual(x.toArray());
    expect(flip(x, [1]).data).toBe(x.data);
    expect(flip(countingArray([0, 2]), [0]).shape).toEqual([0, 2]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((y) => flip(y, [0, 2]), [randomArray([2, 2, 3])])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist or is named twice', () => {
    expect(() => flip(x, [2])).toThrow(ArgumentError);
    expect(() => flip(x, [1, -1])).toThrow(ArgumentError);
  });

  test.each([
    ['every-axis', [6, 5, 4, 3, 2, 1]],
    ['other-axes', [4, 5, 6, 1, 2, 3]],
    ['transposed', [1, 4, 2, 5, 3, 6]],
  ])('misreading %s', (id, expected) => {
    expect([misread(flipOp, id, [x], { dims: [1] })].flat(3)).toEqual(expected);
  });

  test('leaves a number without axes as it is', () => {
    const number = NdArray.scalar(5, 'float64');
    expect(flip(number, -1).item()).toBe(5);
    expect(derivativeFaults((x) => flip(x, 0), [number])).toEqual([]);
    for (const dims of [1, [0, -1]]) expect(() => flip(number, dims)).toThrow(ArgumentError);
  });
});
