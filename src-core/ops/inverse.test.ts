import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { eye } from '#core/tensor/creation.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { inverse, inverseOp } from './inverse.ts';
import { matmul } from './matmul.ts';
import { matrixPower, matrixPowerOp } from './matrix-power.ts';
import { solve, solveOp } from './solve.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const square = NdArray.from([
  [1, 2],
  [3, 4],
]);

function expectClose(found: NdArray, expected: NdArray): void {
  expect(found.shape).toEqual(expected.shape);
  const wanted = expected.toArray();
  found.toArray().forEach((each, i) => expect(each).toBeCloseTo(wanted[i] as number, 10));
}

describe('inverse', () => {
  test('turns the product into the identity, from either side', () => {
    // det = −2
    expectClose(
      inverse(square),
      NdArray.from([
        [-2, 1],
        [1.5, -0.5],
      ]),
    );
    const x = randomArray([3, 4, 4]);
    expectClose(matmul(x, inverse(x)), eye(4).expand([3, 4, 4]).contiguous());
    expectClose(matmul(inverse(x), x), eye(4).expand([3, 4, 4]).contiguous());
    expect(inverse(NdArray.zeros([0, 0])).shape).toEqual([0, 0]);
  });

  test('exchanges rows where a pivot is 0 or small', () => {
    const exchange = NdArray.from([
      [0, 1],
      [1, 0],
    ]);
    expect(inverse(exchange).equals(exchange)).toBe(true);
    const small = NdArray.from([
      [1e-20, 1],
      [1, 1],
    ]);
    expectClose(
      inverse(small),
      NdArray.from([
        [-1, 1],
        [1, 0],
      ]),
    );
  });

  test.each([[[1, 1]], [[2, 2]], [[3, 3]], [[2, 2, 2]]])('has right derivatives: %o', (shape) => {
    expect(derivativeFaults((x) => inverse(x), [randomArray(shape)])).toEqual([]);
  });

  test('throws ArgumentError for a singular matrix, ShapeError for one that is not square', () => {
    const singular = NdArray.from([
      [1, 2],
      [2, 4],
    ]);
    expect(() => inverse(singular)).toThrow(
      'inverse: expected a matrix with an inverse, got a singular one: elimination finds no pivot in column 1',
    );
    expect(() => inverse(singular)).toThrow(ArgumentError);
    expect(() => inverse(countingArray([2, 3]))).toThrow(ShapeError);
  });

  test.each([
    ['reciprocal-entries', [1, 1 / 2, 1 / 3, 1 / 4]],
    ['transposed', [1, 3, 2, 4]],
    ['not-divided', [4, -2, -3, 1]],
  ])('misreading %s', (id, expected) => {
    const found = [misread(inverseOp, id, [square], {})].flat(3) as number[];
    found.forEach((each, i) => expect(each).toBeCloseTo(expected[i] as number, 12));
  });
});

describe('solve', () => {
  test('finds what the matrix turns into the right side', () => {
    expectClose(solve(square, NdArray.from([5, 11])), NdArray.from([1, 2]));
    const [a, b] = [randomArray([2, 3, 3]), randomArray([2, 3, 4], 2)];
    expectClose(matmul(a, solve(a, b)), b);
    expectClose(solve(a, b), matmul(inverse(a), b));
  });

  test('takes one vector for all, one for each, and stretches the leading axes', () => {
    const a = randomArray([2, 3, 3]);
    expect(solve(a, randomArray([2, 3], 2)).shape).toEqual([2, 3]);
    expect(solve(a, randomArray([3], 2)).shape).toEqual([2, 3]);
    expect(solve(a, randomArray([5, 1, 3, 2], 2)).shape).toEqual([5, 2, 3, 2]);
    expectClose(
      solve(a, randomArray([3], 2)).select(0, 1),
      solve(a.select(0, 1), randomArray([3], 2)),
    );
  });

  test.each([
    [[2, 2], [2]],
    [
      [3, 3],
      [3, 2],
    ],
    [
      [2, 2, 2],
      [2, 2],
    ],
    [[2, 2, 2], [2]],
    [
      [2, 2],
      [3, 2, 1],
    ],
  ])('has right derivatives: %o %o', (a, b) => {
    const inputs = [randomArray(a), randomArray(b, 2)];
    expect(derivativeFaults((x, y) => solve(x, y), inputs)).toEqual([]);
  });

  test('throws ArgumentError for a singular matrix, ShapeError where the sizes do not fit', () => {
    expect(() => solve(NdArray.zeros([2, 2]), NdArray.from([1, 1]))).toThrow(ArgumentError);
    expect(() => solve(square, countingArray([3]))).toThrow(ShapeError);
    expect(() => solve(countingArray([2, 3]), countingArray([2]))).toThrow(ShapeError);
  });

  test.each([
    ['multiplied-instead', [5 + 22, 15 + 44]],
    ['matrix-transposed', [6.5, -0.5]],
  ])('misreading %s', (id, expected) => {
    const found = misread(solveOp, id, [square, NdArray.from([5, 11])], {}) as number[];
    found.forEach((each, i) => expect(each).toBeCloseTo(expected[i] as number, 10));
  });
});

describe('matrixPower', () => {
  test('multiplies the matrix by itself', () => {
    // Fibonacci's numbers.
    const step = NdArray.from([
      [1, 1],
      [1, 0],
    ]);
    expect(matrixPower(step, 10).toArray()).toEqual([89, 55, 55, 34]);
    expect(matrixPower(step, 1).equals(step)).toBe(true);
    expect(matrixPower(step, 0).toArray()).toEqual([1, 0, 0, 1]);
    expectClose(matrixPower(step, -2), inverse(matmul(step, step)));
    expect(matrixPower(randomArray([2, 3, 3]), 0).shape).toEqual([2, 3, 3]);
  });

  test.each([0, 1, 2, 5, -1, -3])('has right derivatives: n = %i', (n) => {
    expect(derivativeFaults((x) => matrixPower(x, n), [randomArray([2, 2])])).toEqual([]);
  });

  test('throws for a broken n, a matrix that is not square, or no inverse', () => {
    expect(() => matrixPower(square, 0.5)).toThrow(ArgumentError);
    expect(() => matrixPower(countingArray([2, 3]), 2)).toThrow(ShapeError);
    expect(() => matrixPower(NdArray.zeros([2, 2]), -1)).toThrow(ArgumentError);
  });

  test.each([
    ['entry-by-entry', [1, 4, 9, 16]],
    ['times-n', [2, 4, 6, 8]],
  ])('misreading %s', (id, expected) => {
    expect([misread(matrixPowerOp, id, [square], { n: 2 })].flat(3)).toEqual(expected);
  });

  test('has a gradient for a thousand million factors', () => {
    const [n, half] = [1e9, 0.5];
    // A projection: every power is itself, so the gradient of the sum adds up n ones.
    const x = new Tensor(NdArray.full([2, 2], half).contiguous(), true);
    const weights = new Tensor(NdArray.full([2, 2], 1).contiguous());
    const [found] = grad(matrixPower(x, n), [x], { gradOutput: weights });
    expect(found?.value.toArray()).toEqual([n, n, n, n]);
  });
});
