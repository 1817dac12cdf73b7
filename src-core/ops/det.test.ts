import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cofactor, cofactorOp } from './cofactor.ts';
import { det, detOp } from './det.ts';
import { inverse } from './inverse.ts';
import { matmul } from './matmul.ts';
import { mul } from './mul.ts';
import { transpose } from './permute.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const square = NdArray.from([
  [1, 2],
  [3, 5],
]);

describe('det', () => {
  test('is a·d − b·c for 2 × 2, and the rule of Sarrus for 3 × 3', () => {
    expect(det(square).item()).toBeCloseTo(1 * 5 - 2 * 3, 14);
    const rows = NdArray.from([
      [2, 0, 1],
      [1, 3, 2],
      [1, 1, 4],
    ]);
    // 2·3·4 + 0·2·1 + 1·1·1 − 1·3·1 − 2·2·1 − 0·1·4
    expect(det(rows).item()).toBeCloseTo(24 + 0 + 1 - 3 - 4 - 0, 12);
  });

  test('changes its sign with each exchange of rows', () => {
    const exchange = NdArray.from([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    expect(det(exchange).item()).toBe(-1);
    expect(det(exchange.permute([1, 0]).flip([0])).item()).toBe(1);
  });

  test('is the product of both for a product, one for each of a stack', () => {
    const [a, b] = [randomArray([2, 4, 4]), randomArray([2, 4, 4], 2)];
    const [left, right] = [det(matmul(a, b)).toArray(), mul(det(a), det(b)).toArray()];
    left.forEach((each, i) => expect(each).toBeCloseTo(right[i] as number, 9));
  });

  test('is 1 for no rows, 0 for a singular matrix', () => {
    expect(det(NdArray.zeros([0, 0])).item()).toBe(1);
    expect(det(NdArray.zeros([3, 3])).item()).toBe(0);
    expect(det(NdArray.from([[2]])).item()).toBe(2);
  });

  test.each([[[1, 1]], [[2, 2]], [[3, 3]], [[2, 2, 2]], [[0, 0]]])(
    'has right derivatives, first and second: %o',
    (shape) => {
      expect(derivativeFaults((x) => det(x), [randomArray(shape)])).toEqual([]);
    },
  );

  test('has the gradient of the definition where the matrix is singular', () => {
    // d/dA det A = the cofactors: [[d, −c], [−b, a]]
    const x = new Tensor(
      NdArray.from([
        [1, 2],
        [2, 4],
      ]),
      true,
    );
    expect(grad(det(x), [x])[0]?.value.toArray()).toEqual([4, -2, -2, 1]);
    expect(derivativeFaults((y) => det(y), [NdArray.zeros([3, 3])])).toEqual([]);
  });

  test('throws ShapeError unless the matrices are square', () => {
    expect(() => det(countingArray([2, 3]))).toThrow(
      'det: expected square matrices […, N, N], got [2, 3]',
    );
    expect(() => det(countingArray([4]))).toThrow(ShapeError);
  });

  test.each([
    ['sign-turned-round', 1],
    ['products-added', 11],
    ['diagonal-only', 5],
  ])('misreading %s', (id, expected) => {
    expect(misread(detOp, id, [square], {})).toBeCloseTo(expected, 12);
  });
});

describe('cofactor', () => {
  test('is det A · A⁻ᵀ, by minors and, for large matrices, by elimination', () => {
    for (const size of [1, 2, 4, 8, 9]) {
      const x = randomArray([2, size, size]);
      const [found, turned, scale] = [cofactor(x), transpose(inverse(x)), det(x)];
      for (let i = 0; i < found.size; i++) {
        const [a, b] = [found.toArray()[i], turned.toArray()[i]] as [number, number];
        const wanted = b * scale.get(Math.floor(i / (size * size)));
        expect(Math.abs(a - wanted)).toBeLessThan(1e-9 * (1 + Math.abs(wanted)));
      }
    }
  });

  test('has right derivatives', () => {
    for (const shape of [
      [1, 1],
      [2, 2],
      [2, 3, 3],
    ])
      expect(derivativeFaults((x) => cofactor(x), [randomArray(shape)])).toEqual([]);
  });

  test('throws ShapeError unless the matrices are square', () => {
    expect(() => cofactor(countingArray([2, 3]))).toThrow(ShapeError);
  });

  test.each([
    ['signs-forgotten', [5, 3, 2, 1]],
    ['transposed', [5, -2, -3, 1]],
  ])('misreading %s', (id, expected) => {
    expect([misread(cofactorOp, id, [square], {})].flat(3)).toEqual(expected);
  });
});
