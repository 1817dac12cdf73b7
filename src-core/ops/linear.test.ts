import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { linear, linearOp } from './linear.ts';

describe('linear', () => {
  test('multiplies by each row of the weight and adds the bias', () => {
    const w = NdArray.from([
      [1, 2],
      [3, 4],
    ]);
    const y = linear(NdArray.from([10, 1]), w, NdArray.from([0.5, -1]));
    expect(y.toNested()).toEqual([12.5, 33]);
  });

  test.each([[[3]], [[2, 3]], [[2, 2, 3]]])('has right gradients for input %o', (shape) => {
    const inputs = [randomArray(shape), randomArray([2, 3], 2), randomArray([2], 3)];
    const f: Parameters<typeof gradcheck>[0] = (x, w, b) => linear(x, w, b);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('agrees with the loop of its definition, for large layers and views too', () => {
    const [x, w, b] = [
      randomArray([9, 5]).permute([1, 0]),
      randomArray([7, 9], 2),
      randomArray([7], 3),
    ];
    const y = linear(x, w, b);
    for (let n = 0; n < 5; n++)
      for (let o = 0; o < 7; o++) {
        let sum = b.get(o);
        for (let i = 0; i < 9; i++) sum += x.get(n, i) * w.get(o, i);
        expect(y.get(n, o)).toBeCloseTo(sum, 12);
      }
    expect(linear(randomArray([0, 9]), w, b).shape).toEqual([0, 7]);
    expect(
      linear(NdArray.zeros([2, 0]), NdArray.zeros([7, 0]), b)
        .select(0, 1)
        .equals(b),
    ).toBe(true);
  });

  test('throws ShapeError when input, weight or bias do not fit', () => {
    const w = countingArray([2, 3]);
    expect(() => linear(countingArray([4, 2]), w)).toThrow(
      'linear: expected input […, I], weight [O, I], bias [O], got [4, 2] and [2, 3]',
    );
    expect(() => linear(countingArray([3]), w, countingArray([3]))).toThrow(ShapeError);
    expect(() => linear(NdArray.from(1), w)).toThrow(ShapeError);
    expect(() => linear(countingArray([3]), countingArray([3]))).toThrow(ShapeError);
  });

  // x = (10, 1), W = [[1, 2], [3, 4]], b = (1, 2)
  test.each([
    ['weight-transposed', [14, 26]], // 10·1 + 1·3 + 1, 10·2 + 1·4 + 2
    ['bias-forgotten', [12, 34]],
    ['bias-subtracted', [11, 32]],
  ])('misreading %s', (id, expected) => {
    const inputs = [NdArray.from([10, 1]), countingArray([2, 2]), NdArray.from([1, 2])] as const;
    const found = linearOp.misreadings.find((each) => each.id === id);
    expect(found?.forward(inputs, {}).toNested()).toEqual(expected);
  });

  test('throws BudgetError in its own name for a result that is too large', () => {
    const x = NdArray.zeros([10_000, 1]);
    expect(() => linear(x, x)).toThrow('linear: [10000, 10000], 100,000,000 elements');
  });
});
