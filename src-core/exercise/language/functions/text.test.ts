import { describe, expect, test } from 'vitest';
import { textOf } from './testing/value-of.ts';

describe('textFunctions', () => {
  test.each([
    ['text(-5/2)', '−5/2'],
    ['text([1, 2])', '[1, 2]'],
    ['python([-5/2, [1, true], "a"])', '[-5/2, [1, True], "a"]'],
    ['decimal(2/3)', '0.666667'],
    ['decimal([1/4, -1/3], 2)', '[0.25, −0.33]'],
    ['latex(decimal([[1/2, 0.299]]))', '\\begin{bmatrix} 0.5 & 0.299 \\end{bmatrix}'],
    ['text(exp(-20))', '2.06115·10⁻⁹'],
    ['latex(-exp(-20))', '-2.06115 \\cdot 10^{-9}'],
    ['text(1 / exp(-60))', '1.14201·10²⁶'],
    ['text(-log(0))', '∞'],
    ['characters("aβ")', '[a, β]'],
    ['latex(-5/2)', '-\\frac{5}{2}'],
    ['math(symbol("w10"))', '$w_{10}$'],
    ['display(1/2)', '\n\n$$\\frac{1}{2}$$\n\n'],
    ['equation(symbol("y0"), 3/4)', '$y_{0} = \\frac{3}{4}$'],
    ['join([1, "b", 1/2], ", ")', '1, b, 1/2'],
    ['lines(["one", 2])', '- one\n- 2'],
    ['symbol("r")', 'r'],
    ['symbolsIn(matrixTimes([[1, 2]], ["x0", "x1"])[0])', '[x0, x1]'],
    ['symbolsIn(3)', '[]'],
    ['cellNames("w", [2, 2])', '[w00, w01, w10, w11]'],
    ['cellNames("x", [2, 1, 2])', '[x000, x001, x100, x101]'],
    ['latex(cellMatrix("w", [1, 2]))', '\\begin{bmatrix}w_{00} & w_{01}\\end{bmatrix}'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });
});
