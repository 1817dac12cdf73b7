import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { conv2d, linear } from '#core/ops/functions.ts';
import { add, multiply, number, symbol, zero } from '#core/symbolic/expression.ts';
import { entryAt } from '#core/symbolic/matrix.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { symbolicTerms } from './explicit-matrix.ts';
import { entryNames, symbolicMatrix } from './symbolic-matrix.ts';

describe('symbolicMatrix', () => {
  test('writes weights by name and leaves zeros', () => {
    const terms = symbolicTerms((x, w) => conv2d(x, w), [1, 1, 3], [1, 1, 1, 2]);
    const matrix = symbolicMatrix(terms, entryNames('w', [1, 2]));
    // y0 = w00·x0 + w01·x1, y1 = w00·x1 + w01·x2
    expect(matrix).toMatchObject({ rows: 2, columns: 3 });
    const [w0, w1] = [symbol('w00'), symbol('w01')];
    expect(matrix.entries).toEqual([w0, w1, zero, zero, w0, w1]);
  });

  test('writes coefficients and sums', () => {
    const twice = NdArray.from([[2], [1]]);
    const map = (x: NdArray, w: NdArray) => linear(linear(x, twice), w);
    const matrix = symbolicMatrix(symbolicTerms(map, [1], [1, 2]), ['a', 'b']);
    const expected = add(multiply(number(2), symbol('a')), symbol('b'));
    expect(entryAt(matrix, 0, 0)).toEqual(expected);
  });

  test('refuses weights without a name', () => {
    const terms = symbolicTerms((x, w) => linear(x, w), [1], [2, 1]);
    expect(() => symbolicMatrix(terms, ['a'])).toThrow(ShapeError);
  });
});

describe('entryNames', () => {
  test('counts row by row from 0 and leaves out channels that are alone', () => {
    expect(entryNames('w', [1, 1, 2, 2])).toEqual(['w00', 'w01', 'w10', 'w11']);
    expect(entryNames('x', [2, 1, 2])).toEqual(['x000', 'x001', 'x100', 'x101']);
    expect(entryNames('b', [2])).toEqual(['b0', 'b1']);
  });

  test('parts indices when one of them has two digits', () => {
    expect(entryNames('w', [1, 11])[10]).toBe('w0_10');
  });
});
