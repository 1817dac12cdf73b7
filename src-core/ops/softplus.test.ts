import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { softplus, softplusOp } from './softplus.ts';

describe('softplus', () => {
  test('is ln(1 + eˣ), and the input itself beyond the threshold', () => {
    expect(softplus(NdArray.from([0, -1000, 1000])).toNested()).toEqual(close([Math.LN2, 0, 1000]));
    expect(softplus(NdArray.from([3]), { threshold: 2 }).item()).toBe(3);
    expect(softplus(NdArray.from([0]), { beta: 4 }).item()).toBeCloseTo(Math.LN2 / 4, 14);
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => softplus(x), [randomArray([2, 3])])).toEqual([]);
    expect(derivativeFaults((x) => softplus(x, { beta: 2 }), [randomArray([2, 3])])).toEqual([]);
    expect(
      derivativeFaults((x) => softplus(x, { threshold: 0.05 }), [randomArray([2, 3])]),
    ).toEqual([]);
  });

  test.each([
    ['relu-instead', [0, 1]],
    ['not-divided', [0.01814992791781, 2.126928011043]],
    ['beta-ignored', [0.126928011043, 1.313261687518]],
    ['one-forgotten', [-2, 1]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-2, 1])] as const;
    expect(misread(softplusOp, id, inputs, { beta: 2 })).toEqual(close(expected));
  });
});
