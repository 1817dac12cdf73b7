import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { Evaluator } from './evaluator.ts';
import { Template } from './template.ts';
import type { Value } from './value.ts';

const parameters = new Map<string, Value>([
  ['H', Rational.of(5)],
  ['half', Rational.of(-1, 2)],
  [
    'X',
    [
      [Rational.of(1), Rational.of(2)],
      [Rational.of(3), Rational.of(4)],
    ],
  ],
]);
const evaluator = new Evaluator({ parameters, lets: new Map() });
const render = (source: string): string => new Template(source).render(evaluator);

describe('Template', () => {
  test('fills holes in text and leaves the braces of formulas alone', () => {
    expect(render('A {H} × {H + 1} image and $\\frac{1}{2}$')).toBe(
      'A 5 × 6 image and $\\frac{1}{2}$',
    );
  });

  test('writes values as LaTeX inside formulas', () => {
    expect(render('$h = \\val{half}$, {half}')).toBe('$h = -\\frac{1}{2}$, −1/2');
    expect(render('$$X = \\val{X}$$')).toBe(
      '$$X = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$$',
    );
  });

  test('takes \\{ for a brace and keeps \\$ out of formulas', () => {
    expect(render('\\{H\\} costs \\$5, {H}')).toBe('{H} costs \\$5, 5');
  });

  test('fills several holes of one line', () => {
    expect(render('{H}{H} $x_{0}$ {H}')).toBe('55 $x_{0}$ 5');
  });

  test('says where in the text a formula cannot be read', () => {
    expect(() => new Template('ab {1 +}')).toThrow(expect.objectContaining({ at: 7 }));
  });
});
