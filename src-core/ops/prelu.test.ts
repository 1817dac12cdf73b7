import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { prelu, preluOp } from './prelu.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';

/** One picture of two channels, each a row of two. */
const inputs = [NdArray.from([[[[-1, 2]], [[-3, -4]]]]), NdArray.from([0.5, 0.25])] as const;

describe('prelu', () => {
  test('multiplies what is not positive by the weight of its channel', () => {
    expect(prelu(...inputs).toNested()).toEqual([[[[-0.5, 2]], [[-0.75, -1]]]]);
    expect(prelu(NdArray.from([NaN, 0]), NdArray.from([2])).toNested()).toEqual([NaN, 0]);
  });

  test('takes one weight for any shape, without axes too', () => {
    expect(prelu(NdArray.from([-2, 3]), NdArray.from([0.5])).toNested()).toEqual([-1, 3]);
    expect(prelu(NdArray.from(-2), NdArray.from([0.5])).toNested()).toBe(-1);
    expect(prelu(NdArray.from([[-2]]), NdArray.from(0.5)).toNested()).toEqual([[-1]]);
    expect(prelu(NdArray.zeros([0, 2, 3]), inputs[1]).shape).toEqual([0, 2, 3]);
  });

  test.each([
    [[2, 3, 2], [3]],
    [[2, 3], [3]],
    [[2, 2, 3], [1]],
    [[4], [1]],
    [[2, 2], []],
  ])('has right derivatives for input %j and weight %j', (input, weight) => {
    const given = [randomArray(input), randomArray(weight, 2)];
    expect(derivativeFaults((x, w) => prelu(x, w), given)).toEqual([]);
  });

  test('has the weight as its gradient at exactly 0', () => {
    const x = new Tensor(NdArray.from([0, 1]), true);
    const w = new Tensor(NdArray.from([0.25]), true);
    const grads = grad(sum(prelu(x, w)), [x, w]).map((each) => each.value.toNested());
    expect(grads).toEqual([[0.25, 1], [0]]);
  });

  test.each([
    [[2, 3], [2]],
    [[3], [3]],
    [[2, 3, 4], [4]],
    [
      [2, 3],
      [1, 3],
    ],
  ])('throws ShapeError for input %j and weight %j', (input, weight) => {
    expect(() => prelu(randomArray(input), randomArray(weight))).toThrow(ShapeError);
  });

  test.each([
    ['slope-everywhere', [[[[-0.5, 1]], [[-0.75, -1]]]]],
    ['last-axis', [[[[-0.5, 2]], [[-1.5, -1]]]]],
    ['first-slope-only', [[[[-0.5, 2]], [[-1.5, -2]]]]],
  ])('misreading %s', (id, expected) => {
    expect(misread(preluOp, id, inputs, {})).toEqual(expected);
  });
});
