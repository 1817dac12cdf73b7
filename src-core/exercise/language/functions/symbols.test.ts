import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('symbolFunctions', () => {
  test.each([
    ['symbol("r")', 'r'],
    ['symbolsIn(matrixTimes([[1, 2]], ["x0", "x1"])[0])', '[x0, x1]'],
    ['symbolsIn(3)', '[]'],
    ['cellNames("w", [2, 2])', '[w00, w01, w10, w11]'],
    ['cellNames("x", [2, 1, 2])', '[x000, x001, x100, x101]'],
    ['latex(cellMatrix("w", [1, 2]))', '\\begin{bmatrix}w_{00} & w_{01}\\end{bmatrix}'],
    ['putIn("2*k^2 - 1", ["k"], [3])', '17'],
    ['putIn("B*H*W*(N - 1)", ["B", "H", "W", "N"], [1, 16, 16, 64])', '16128'],
    ['putIn("BHW", ["B", "H", "W"], [2, 3, 1/2])', '3'],
    ['putIn(symbol("k"), ["k"], [5/2])', '5/2'],
    ['putIn(7, ["k"], [3])', '7'],
    // Divided by 0 there is no value.
    ['putIn("1/(k - 3)", ["k"], [3])', 'NaN'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('putIn leaves letters without a value of a learner’s formula, and refuses those of a text', () => {
    expect(textOf('putIn(matrixTimes([[2]], ["x0"])[0], ["k"], [3])')).toBe('2·x0');
    expect(() => textOf('putIn("k", ["k"], [symbol("r")])')).toThrow('a number');
    expect(() => textOf('putIn("k*z", ["k"], [3])')).toThrow('`z` is not one of the symbols here');
    expect(() => textOf('putIn("k", ["k"], [1, 2])')).toThrow('expected 1 values, got 2');
  });
});
