import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { add } from './add.ts';
import { cholesky, choleskyOp } from './cholesky.ts';
import { detSign, slogdet } from './det-sign.ts';
import { det } from './det.ts';
import { logAbsDet, logAbsDetOp } from './log-abs-det.ts';
import { logdet, logdetOp } from './logdet.ts';
import { matmul } from './matmul.ts';
import { mul } from './mul.ts';
import { transpose } from './permute.ts';
import { eye } from '#core/tensor/creation.ts';
import type { Value } from './op.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const square = NdArray.from([
  [4, 2],
  [2, 5],
]);

describe('slogdet, logdet', () => {
  test('split the determinant into sign and logarithm', () => {
    const x = randomArray([5, 3, 3]);
    const { sign, logabsdet } = slogdet(x);
    const wanted = det(x).toArray();
    sign.toArray().forEach((each, i) => {
      expect(each * Math.exp(logabsdet.get(i))).toBeCloseTo(wanted[i] as number, 12);
    });
    expect(logdet(square).item()).toBeCloseTo(Math.log(16), 14);
  });

  test('do not overflow where the determinant does', () => {
    const large = mul(eye(3), 1e150);
    expect(det(large).item()).toBe(Infinity);
    expect(logdet(large).item()).toBeCloseTo(450 * Math.LN10, 9);
  });

  test('are −∞ and 0 for a singular matrix, NaN for the logarithm of a negative determinant', () => {
    const singular = NdArray.from([
      [1, 2],
      [2, 4],
    ]);
    expect([logAbsDet(singular).item(), detSign(singular).item()]).toEqual([-Infinity, 0]);
    expect(logdet(singular).item()).toBe(-Infinity);
    expect(
      logdet(
        NdArray.from([
          [0, 1],
          [1, 0],
        ]),
      ).item(),
    ).toBeNaN();
    expect(logAbsDet(NdArray.zeros([0, 0])).item()).toBe(0);
  });

  test('have right derivatives', () => {
    expect(derivativeFaults((x) => logdet(x), [square])).toEqual([]);
    expect(derivativeFaults((x) => logAbsDet(x), [randomArray([2, 3, 3])])).toEqual([]);
    expect(derivativeFaults((x) => mul(detSign(x), logAbsDet(x)), [randomArray([2, 2])])).toEqual(
      [],
    );
  });

  test('throw ShapeError for matrices that are not square, ArgumentError for the gradient at a singular one', () => {
    for (const f of [logdet, logAbsDet, detSign])
      expect(() => f(countingArray([2, 3]))).toThrow(ShapeError);
    const x = new Tensor(NdArray.zeros([2, 2]), true);
    expect(() => grad(logdet(x), [x])).toThrow(ArgumentError);
  });

  test('misreading logarithm-forgotten', () => {
    expect(misread(logdetOp, 'logarithm-forgotten', [square], {})).toBeCloseTo(16, 12);
    expect(misread(logAbsDetOp, 'logarithm-forgotten', [square], {})).toBeCloseTo(16, 12);
  });
});

describe('cholesky', () => {
  test('is the lower triangle whose product with its transpose is the matrix', () => {
    expect(cholesky(square).toArray()).toEqual([2, 0, 1, 2]);
    const x = randomArray([2, 3, 3]);
    const product = add(matmul(x, transpose(x)), eye(3));
    const factor = cholesky(product);
    const wanted = product.toArray();
    matmul(factor, transpose(factor))
      .toArray()
      .forEach((each, i) => expect(each).toBeCloseTo(wanted[i] as number, 10));
  });

  test('has right derivatives for symmetric matrices', () => {
    const f = <V extends Value>(x: V): V =>
      cholesky(add(matmul(x, transpose(x)), eye(x.shape[0] as number) as Value as V));
    for (const shape of [
      [1, 1],
      [2, 2],
      [3, 3],
    ])
      expect(derivativeFaults(f, [randomArray(shape)])).toEqual([]);
  });

  test('throws ArgumentError unless the matrix is positive definite', () => {
    expect(() =>
      cholesky(
        NdArray.from([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toThrow('cholesky: expected a positive definite matrix, got pivot 1 = -3');
    expect(() => cholesky(NdArray.from([[NaN]]))).toThrow(ArgumentError);
    expect(() => cholesky(countingArray([2, 3]))).toThrow(ShapeError);
  });

  test('misreading transposed', () => {
    expect(misread(choleskyOp, 'transposed', [square], {})).toEqual([
      [2, 1],
      [0, 2],
    ]);
  });
});
