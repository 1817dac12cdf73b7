import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { atan2, atan2Op } from './atan2.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { close } from './testing/close.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

const inputs = [NdArray.from([1, -1, 0]), NdArray.from([-1, -1, -2])] as const;

describe('atan2', () => {
  test('gives the angle of a point in all four quarters', () => {
    const [y, x] = [NdArray.from([1, 1, -1, -1]), NdArray.from([1, -1, -1, 1])];
    const quarter = Math.PI / 4;
    expect(atan2(y, x).toNested()).toEqual(close([quarter, 3 * quarter, -3 * quarter, -quarter]));
    expect(atan2(NdArray.from([1, 0], undefined, 'int32'), 0).toNested()).toEqual([Math.PI / 2, 0]);
  });

  test('has right derivatives when both sides are stretched', () => {
    const given = [randomArray([2, 1, 3]), randomArray([4, 1], 2)];
    expect(derivativeFaults((y, x) => atan2(y, x), given)).toEqual([]);
  });

  test('has the gradient 0 at the origin', () => {
    const [y, x] = [new Tensor(NdArray.from([0]), true), new Tensor(NdArray.from([0]), true)];
    const grads = grad(sum(atan2(y, x)), [y, x]).map((each) => each.value.toNested());
    expect(grads).toEqual([[0], [-0]]);
  });

  test('throws ShapeError when the shapes do not broadcast', () => {
    expect(() => atan2(randomArray([2, 3]), randomArray([2]))).toThrow(ShapeError);
  });

  test.each([
    ['order-swapped', [-Math.PI / 4, (-3 * Math.PI) / 4, -Math.PI / 2]],
    ['half-plane-lost', [-Math.PI / 4, Math.PI / 4, 0]],
  ])('misreading %s', (id, expected) => {
    expect(misread(atan2Op, id, inputs, {})).toEqual(close(expected));
  });
});
