import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { gt } from './gt.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { randomArray } from './testing/random-array.ts';
import { where, whereOp } from './where.ts';

const condition = NdArray.from([1, 0, 1], undefined, 'bool');
const inputs = [condition, NdArray.from([1, 2, 3]), NdArray.from([10, 20, 30])] as const;

describe('where', () => {
  test('takes the first where true, the second where false', () => {
    expect(where(...inputs).toNested()).toEqual([1, 20, 3]);
  });

  test('stretches all three, and takes numbers', () => {
    const column = NdArray.from([[10], [20]]);
    expect(where(condition, column, -1).toNested()).toEqual([
      [10, -1, 10],
      [20, -1, 20],
    ]);
    expect(where(NdArray.from(1, [], 'bool'), column, inputs[1]).shape).toEqual([2, 3]);
    expect(where(NdArray.zeros([0, 3], 'bool'), inputs[1], 0).shape).toEqual([0, 3]);
  });

  test('promotes whole numbers and floats', () => {
    const whole = NdArray.from([1, 2, 3], undefined, 'int32');
    expect(where(condition, whole, 0).dtype).toBe('int32');
    expect(where(condition, whole, 0.5).dtype).toBe('float64');
  });

  test('lets no NaN of the branch not taken into the result or the gradients', () => {
    const input = new Tensor(NdArray.from([1, NaN, 3]), true);
    const other = new Tensor(NdArray.from([NaN, 5, Infinity]), true);
    const y = where(new Tensor(condition), input, other);
    expect(y.value.toNested()).toEqual([1, 5, 3]);
    const gradOutput = new Tensor(NdArray.from([Infinity, 2, 3]));
    const [dInput, dOther] = grad(y, [input, other], { gradOutput });
    expect(dInput?.value.toNested()).toEqual([Infinity, 0, 3]);
    expect(dOther?.value.toNested()).toEqual([0, 2, 0]);
  });

  test('has right derivatives, also through a condition that depends on the input', () => {
    const held = NdArray.from([[1], [0]], undefined, 'bool');
    const given = [held, randomArray([2, 3]), randomArray([3], 2)];
    expect(derivativeFaults((c, x, y) => where(c, x, y), given)).toEqual([]);
    const [x, y] = [randomArray([2, 3], 3), randomArray([2, 3], 4)];
    expect(derivativeFaults((a, b) => where(gt(a, b), a, b), [x, y])).toEqual([]);
    expect(derivativeFaults((a) => where(gt(a, 0), a, 3), [x])).toEqual([]);
  });

  test('gives a number in place of a branch no gradient', () => {
    const x = new Tensor(NdArray.from([1, 2, 3]), true);
    const y = sum(where(new Tensor(condition), 7, x));
    expect(grad(y, [x])[0]?.value.toNested()).toEqual([0, 1, 0]);
  });

  test('throws ArgumentError for a condition of numbers, ShapeError for shapes apart', () => {
    const call = (): unknown => where(inputs[1], inputs[1], inputs[2]);
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow('where: expected a condition of dtype bool, got float64');
    expect(() => where(condition, NdArray.zeros([2]), 0)).toThrow(ShapeError);
  });

  test.each([
    ['branches-exchanged', [10, 2, 30]],
    ['zero-else', [1, 0, 3]],
  ])('misreading %s', (id, expected) => {
    expect(misread(whereOp, id, inputs, {})).toEqual(expected);
  });
});
