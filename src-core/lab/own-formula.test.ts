import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownFormula } from './own-formula.ts';

describe('ownFormula', () => {
  test.each([
    ['-y/(1 + exp(y*z))', -1, 0.5, 1 / (1 + Math.exp(-0.5))],
    ['1 - z^2', 0, 3, -8],
    ['2yz', 3, -1, -6],
    ['z^{-2} + sqrt(y)', 4, 2, 2.25],
    ['σ(z)(1 - sigmoid(z))', 0, 0, 0.25],
    ['max(y, z) - |y|', -2, 1, -1],
    ['z^{1/2}', 0, 9, 3],
    ['H(z) + sign(y) + relu(z)', -3, 2, 2],
  ])('reads %s', (text, y, z, expected) => {
    expect(ownFormula(text, ['y', 'z'])(y, z)).toBeCloseTo(expected, 12);
  });

  test('agrees with JavaScript on a formula of everything', () => {
    const own = ownFormula('exp(-a^2) * tanh(b) + log(1 + a*a) / (2 + b^4)', ['a', 'b']);
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const asked = Math.exp(-a * a) * Math.tanh(b) + Math.log(1 + a * a) / (2 + b ** 4);
        expect(own(a, b)).toBeCloseTo(asked, 12);
      }),
    );
  });

  test.each([
    ['', 'There is no formula yet.'],
    ['1 +', 'expected'],
    ['q + 1', '`q` is not one of the symbols here: y, z'],
    ['sin(z)', 'Functions: '],
    ['sum(i=1..3, z^i)', 'A sum over an index cannot be used here.'],
  ])('refuses “%s” with a sentence', (text, message) => {
    expect(() => ownFormula(text, ['y', 'z'])).toThrow(message);
  });
});
