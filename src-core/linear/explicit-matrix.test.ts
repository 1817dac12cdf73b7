import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { conv2d, convTranspose2d, linear, mean, pad, relu, sum } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { numericMatrix, symbolicTerms } from './explicit-matrix.ts';
import { evaluateTerms, timesVector } from './term-matrix.ts';
import type { TermMatrix } from './term-matrix.ts';

const filled = (shape: readonly number[], value: (i: number) => number): NdArray =>
  NdArray.from(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => value(i)),
    shape,
  );

const dot = (a: NdArray, b: NdArray): number => {
  const other = b.values();
  return a.toArray().reduce((total, value, i) => total + value * (other[i] as number), 0);
};

/** All entries as `row,column: weight`, coefficients being 1. */
const listed = ({ columns, entries }: TermMatrix): string[] =>
  entries.flatMap((entry, at) =>
    entry.map(({ weight, coefficient }) => {
      expect(coefficient).toBe(1);
      return `${Math.floor(at / columns)},${at % columns}: ${weight}`;
    }),
  );

describe('numericMatrix', () => {
  test('writes out a moving average', () => {
    const kernel = NdArray.from([[[[0.5, 0.5]]]]);
    const matrix = numericMatrix((x) => conv2d(x, kernel), [1, 1, 3]);
    expect(matrix.toNested()).toEqual([
      [0.5, 0.5, 0],
      [0, 0.5, 0.5],
    ]);
  });

  test('refuses a map that is not linear', () => {
    expect(() => numericMatrix((x) => relu(x), [3])).toThrow(ArgumentError);
    expect(() => numericMatrix((x) => pad(x, [1, 1], { value: 1 }), [3])).toThrow(ArgumentError);
  });
});

describe('symbolicTerms', () => {
  test('gives the 4×9 matrix of stride 3 and padding 1', () => {
    // Windows start at rows and columns −1 and 2: each meets one corner of X with the kernel cell across from it.
    const map = (x: NdArray, w: NdArray) => conv2d(x, w, undefined, { stride: 3, padding: 1 });
    const terms = symbolicTerms(map, [1, 3, 3], [1, 1, 2, 2]);
    expect([terms.rows, terms.columns]).toEqual([4, 9]);
    expect(listed(terms)).toEqual(['0,0: 3', '1,2: 2', '2,6: 1', '3,8: 0']);
  });

  test('gives the 16×4 matrix of a transposed convolution with stride 2', () => {
    const map = (x: NdArray, w: NdArray) => convTranspose2d(x, w, undefined, { stride: 2 });
    const terms = symbolicTerms(map, [1, 2, 2], [1, 1, 2, 2]);
    expect([terms.rows, terms.columns]).toEqual([16, 4]);
    const expected = [0, 1, 2, 3].flatMap((row) =>
      [0, 1, 2, 3].map((column) => {
        const input = 2 * Math.floor(row / 2) + Math.floor(column / 2);
        return `${4 * row + column},${input}: ${2 * (row % 2) + (column % 2)}`;
      }),
    );
    expect(listed(terms)).toEqual(expected);
  });

  test('finds fractions and large coefficients too', () => {
    const third = symbolicTerms((x, w) => mean(linear(x, w), { dim: 0 }), [3, 1], [1, 1]);
    expect(third.entries.map(([term]) => term?.coefficient)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    const large = symbolicTerms(
      (x, w) =>
        linear(
          linear(
            x,
            filled([1, 1], () => 1e6),
          ),
          w,
        ),
      [1],
      [2, 1],
    );
    expect(large.entries).toEqual([
      [{ weight: 0, coefficient: 1e6 }],
      [{ weight: 1, coefficient: 1e6 }],
    ]);
  });

  test('refuses a map that is not linear in the weight', () => {
    expect(() => symbolicTerms((x, w) => linear(x, relu(w)), [2], [1, 2])).toThrow(ArgumentError);
  });
});

describe('a convolution as a matrix', () => {
  const settings = fc.record({
    C: fc.integer({ min: 1, max: 2 }),
    O: fc.integer({ min: 1, max: 2 }),
    H: fc.integer({ min: 2, max: 5 }),
    W: fc.integer({ min: 2, max: 5 }),
    kH: fc.integer({ min: 1, max: 2 }),
    kW: fc.integer({ min: 1, max: 2 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 2 }),
  });

  test('times x is the convolution of x, and its transpose times y the transposed convolution of y', () => {
    fc.assert(
      fc.property(settings, fc.integer(), ({ C, O, H, W, kH, kW, stride, padding }, salt) => {
        const value = (i: number): number => ((i * 7919 + salt) % 13) - 6;
        const [x, w] = [filled([C, H, W], value), filled([O, C, kH, kW], value)];
        const map = (input: NdArray, weight: NdArray) =>
          conv2d(input, weight, undefined, { stride, padding });
        const y = map(x, w);
        const terms = symbolicTerms(map, x.shape, w.shape);
        expect(timesVector(terms, w, x)).toEqual([...y.values()]);

        const A = numericMatrix((input) => map(input, w), x.shape);
        expect(evaluateTerms(terms, w).equals(A)).toBe(true);
        const left = (size: number, kernel: number) => (size + 2 * padding - kernel) % stride;
        const outputPadding = [left(H, kH), left(W, kW)] as const;
        const back = (grad: NdArray) =>
          convTranspose2d(grad, w, undefined, { stride, padding, outputPadding });
        expect(numericMatrix(back, y.shape).equals(A.permute([1, 0]))).toBe(true);
        // ⟨Ax, y⟩ = ⟨x, Aᵀy⟩ with whole numbers, hence exactly
        const grad = filled(y.shape, (i) => value(i + 1));
        expect(dot(y, grad)).toBe(dot(x, back(grad)));
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test('counts how often each input is read in its column sums', () => {
    // 1×4 input, windows of 2: the middle cells are read twice.
    const terms = symbolicTerms((x, w) => conv2d(x, w), [1, 1, 4], [1, 1, 1, 2]);
    const ones = filled([1, 1, 1, 2], () => 1);
    expect(sum(evaluateTerms(terms, ones), { dim: 0 }).toNested()).toEqual([1, 2, 2, 1]);
  });
});
