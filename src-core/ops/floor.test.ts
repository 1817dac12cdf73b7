import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { floor, floorOp } from './floor.ts';

describe('floor', () => {
  test('goes down, below 0 too', () => {
    expect(floor(NdArray.from([1.7, -1.5, 2, -Infinity])).toNested()).toEqual([
      1,
      -2,
      2,
      -Infinity,
    ]);
  });

  test('has the gradient 0 everywhere', () => {
    const x = new Tensor(NdArray.from([-1.5, 0, 2.2]), true);
    expect(grad(sum(floor(x)), [x])[0]?.value.toNested()).toEqual([0, 0, 0]);
  });

  test('leaves whole numbers whole', () => {
    const whole = NdArray.from([-2, 0, 5], undefined, 'int32');
    expect(floor(whole)).toMatchObject({ dtype: 'int32' });
  });

  test('has right derivatives, first and second', () => {
    expect(derivativeFaults((x) => floor(x), [randomArray([2, 3])])).toEqual([]);
  });

  test.each([
    ['cut-off', [-1, 0, 0, 2]],
    ['rounded', [-2, 0, 0, 3]],
    ['rounded-up', [-1, 0, 1, 3]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([-1.6, 0, 0.5, 2.7])] as const;
    expect(misread(floorOp, id, inputs, {})).toEqual(close(expected));
  });
});
