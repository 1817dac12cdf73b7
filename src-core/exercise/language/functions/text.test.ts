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
    // A text stands in a formula as words, sign by sign.
    ['latex("100 % of x_1")', '\\text{100 \\% of x\\_1}'],
    ['latex("a^b ~ c")', '\\text{a\\textasciicircum{}b \\textasciitilde{} c}'],
    ['math(symbol("w10"))', '$w_{10}$'],
    ['display(1/2)', '\n\n$$\\frac{1}{2}$$\n\n'],
    ['equation(symbol("y0"), 3/4)', '$y_{0} = \\frac{3}{4}$'],
    ['join([1, "b", 1/2], ", ")', '1, b, 1/2'],
    ['lines(["one", 2])', '- one\n- 2'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });
});
