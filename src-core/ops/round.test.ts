import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { round, roundOp } from './round.ts';

describe('round', () => {
  test('takes a half to the even neighbour', () => {
    const rounded = round(
      NdArray.from([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 2.6, 4503599627370497]),
    );
    expect(rounded.equals(NdArray.from([0, 2, 2, 0, -2, 0, 3, 4503599627370497]))).toBe(true);
  });

  test('has the gradient 0 everywhere', () => {
    const x = new Tensor(NdArray.from([-1.5, 0, 2.2]), true);
    expect(grad(sum(round(x)), [x])[0]?.value.toNested()).toEqual([0, 0, 0]);
  });

  test('leaves whole numbers whole', () => {
    const whole = NdArray.from([-2, 0, 5], undefined, 'int32');
    expect(round(whole)).toMatchObject({ dtype: 'int32' });
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => round(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['halves-up', [-2, 0, 1, 3]],
    ['cut-off', [-1, 0, 0, 2]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-1.6, 0, 0.5, 2.7])] as const;
    expect(misread(roundOp, id, inputs, {})).toEqual(close(expected));
  });
});
