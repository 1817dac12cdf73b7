import { describe, expect, test } from 'vitest';
import { add, multiply as product, number, symbol, zero } from './expression.ts';
import {
  entryAt,
  equalEntries,
  matrixFrom,
  matrixToLatex,
  multiply,
  transposed,
} from './matrix.ts';

const [w0, w1, x0, x1, x2] = ['w0', 'w1', 'x0', 'x1', 'x2'].map(symbol) as [
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
  ReturnType<typeof symbol>,
];
// A one-dimensional convolution with two weights on three inputs.
const band = matrixFrom(2, 3, [w0, w1, zero, zero, w0, w1]);

describe('matrixFrom and entryAt', () => {
  test('store entries row by row', () => {
    expect(entryAt(band, 1, 2)).toEqual(w1);
    expect(entryAt(band, 1, 0)).toEqual(zero);
  });

  test('throw ShapeError for a wrong number of entries and for a cell outside', () => {
    expect(() => matrixFrom(2, 2, [zero])).toThrow('matrixFrom: expected 2 × 2 entries, got [1]');
    expect(() => entryAt(band, 0, 3)).toThrow(
      'entryAt: expected a cell of a 2 × 3 matrix, got [0, 3]',
    );
    expect(() => entryAt(band, -1, 0)).toThrow('got [-1, 0]');
  });
});

describe('transposed', () => {
  test('exchanges rows and columns', () => {
    expect(transposed(band)).toEqual(matrixFrom(3, 2, [w0, zero, w1, w0, zero, w1]));
  });
});

describe('multiply', () => {
  test('adds up row times vector and leaves zeros out', () => {
    const expected = [add(product(w0, x0), product(w1, x1)), add(product(w0, x1), product(w1, x2))];
    expect(multiply(band, [x0, x1, x2])).toEqual(expected);
  });

  test('throws ShapeError when the vector is too short', () => {
    expect(() => multiply(band, [x0, x1])).toThrow('expected a vector with 3 entries, got [2]');
  });
});

describe('equalEntries', () => {
  test('judges each cell by equivalence', () => {
    const given = matrixFrom(2, 3, [w0, w1, number(0), zero, product(number(1), w0), add(w0, w1)]);
    expect(equalEntries(given, band)).toEqual([true, true, true, true, true, false]);
  });

  test('throws ShapeError naming both sizes', () => {
    expect(() => equalEntries(band, transposed(band))).toThrow('got [2, 3] and [3, 2]');
  });
});

describe('matrixToLatex', () => {
  test('shows zeros unless they are to stay blank', () => {
    expect(matrixToLatex(band)).toBe(
      '\\begin{bmatrix}w_{0} & w_{1} & 0 \\\\ 0 & w_{0} & w_{1}\\end{bmatrix}',
    );
    expect(matrixToLatex(matrixFrom(1, 2, [zero, w0]), { blankZeros: true })).toBe(
      '\\begin{bmatrix} & w_{0}\\end{bmatrix}',
    );
  });
});
