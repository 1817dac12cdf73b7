import { describe, expect, test } from 'vitest';
import { kindsOf } from './domain.ts';
import type { ArrayDomain, DomainMap } from './domain.ts';
import { equivalent } from './equivalent.ts';
import type { Equivalence } from './equivalent.ts';
import { parseExpression } from './parse.ts';
import { Rational } from './rational.ts';
import type { WitnessValue } from './witness.ts';

const matrix: ArrayDomain = {
  kind: 'matrix',
  sizes: ['m', 'n'],
  entries: { kind: 'rational' },
  from: 1,
};
const count = { kind: 'integer', min: Rational.one } as const;
const domains: DomainMap = {
  A: matrix,
  B: matrix,
  S: { ...matrix, sizes: ['n', 'n'] },
  x: { ...matrix, kind: 'vector', sizes: ['n'] },
  y: { ...matrix, kind: 'vector', sizes: ['n'] },
  u: { ...matrix, kind: 'vector', sizes: ['m'] },
  f: { kind: 'function' },
  X: { kind: 'random' },
  Y: { kind: 'random' },
  n: count,
  a: { kind: 'rational' },
  b: { kind: 'rational' },
};

function compare(given: string, asked: string): Equivalence {
  const [left, right] = [given, asked].map((text) => {
    const parsed = parseExpression(text, {
      symbols: Object.keys(domains),
      kinds: kindsOf(domains),
    });
    if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
    return parsed.expression;
  });
  return equivalent(left as never, right as never, { domains });
}

function written(value: WitnessValue): string {
  if (value === undefined) return 'none';
  if (typeof value === 'number' || value instanceof Rational) return value.toString();
  return `${value.rows}×${value.columns} ${value.cells.join(' ')}`;
}

function witness(given: string, asked: string): string {
  const result = compare(given, asked);
  if (result.equal) return 'equal';
  const { point, left, right, issue } = result.witness;
  if (issue !== undefined) return issue;
  const where = point.map(([name, value]) => `${name} = ${written(value)}`).join('; ');
  return `${where}: ${written(left)}, ${written(right)}`;
}

describe('equivalent on vectors and matrices', () => {
  test.each([
    ['(A S)^T', 'S^T A^T'],
    ['tr(A B^T)', 'tr(B^T A)'],
    ['x^T S y', 'y^T S^T x'],
    ['x·y', '⟨x, y⟩'],
    ['diag(x) y', 'x ⊙ y'],
    ['outer(u, x)', 'u x^T'],
    ['‖x − y‖²', '‖x‖² - 2x^T y + ‖y‖²'],
    ['S^-1 S x', 'x'],
    ['det(S^T)', 'det(S)'],
    ['(S^2)^T', '(S^T)^2'],
    ['eye(n) x', 'x'],
    ['f(diag(x) y)', 'f(x ⊙ y)'],
    ['relu(x) - relu(-x)', 'x'],
    ['max(x)', '-min(-x)'],
    ['‖x‖_∞', 'max(|x|)'],
    ['u^T A x', 'u^T (A x)'],
  ])('accepts %s = %s', (given, asked) => {
    expect(compare(given, asked)).toEqual({ equal: true, by: 'samples' });
  });

  test.each([
    ['S A^T', 'A^T S', 'A matrix of n × m cannot be multiplied by a matrix of n × n.'],
    ['A x', 'x', 'Your formula gives a column of m numbers, asked is a column of n numbers.'],
    ['x^T', 'x', 'Your formula gives a row of n numbers, asked is a column of n numbers.'],
    ['x + 1', 'x', 'A column of n numbers and a number cannot be added.'],
    [
      'x ⊙ u',
      'x',
      '⊙ needs two parts of one size, here a column of n numbers and a column of m numbers.',
    ],
    [
      'x^2',
      'x^T x',
      'A column of n numbers has no power. For a length write ‖x‖^2, entry by entry x ⊙ x.',
    ],
    ['tr(A)', '1', 'tr needs a square matrix, here a matrix of m × n.'],
    ['2^x', '1', 'An exponent is a number.'],
  ])('says why %s is not %s', (given, asked, sentence) => {
    expect(witness(given, asked)).toBe(sentence);
  });

  test('finds a small difference where sizes fit, with both values', () => {
    expect(witness('S y', 'S^T y')).toMatch(/^S = \d×\d [01 ]+; y = \d×1 [01 ]+: /);
    expect(witness('f(x)', 'x')).toContain('x = ');
    expect(witness('‖x‖_1', '‖x‖')).toMatch(/x = \d×1/);
  });

  test('does not let factors change places', () => {
    expect(compare('S S^T x', 'S^T S x').equal).toBe(false);
    expect(compare('f(a b)', 'f(b a)').equal).toBe(true);
    expect(compare('f(2a)', '2f(a)').equal).toBe(false);
  });
});

describe('equivalent on sums and products', () => {
  test.each([
    ['sum(i=1..n, i)', 'n(n+1)/2'],
    ['sum(i=1..n, i^3)', '(n(n+1)/2)^2'],
    ['sum(i=0..n-1, a^i)', '(a^n-1)/(a-1)'],
    ['prod(i=1..n, 2)', '2^n'],
    ['sum(i=1..n, sum(j=i..n, 1))', 'n(n+1)/2'],
    ['sum(i=1..n, x_i)', 'sum(j=1..n, x_{n+1-j})'],
    ['‖x‖^2', 'sum(i=1..n, x_i^2)'],
    ['sum(i=1..n, (x_i - y_i)^2)', '(x-y)^T(x-y)'],
    ['exp(x_1)/sum(i=1..n, exp(x_i))', 'exp(x_1-max(x))/sum(i=1..n, exp(x_i-max(x)))'],
    ['sum(i=1..n, [i <= 2])', 'min(n, 2)'],
  ])('accepts %s = %s', (given, asked) => {
    expect(compare(given, asked)).toEqual({ equal: true, by: 'samples' });
  });

  test('proves sums with numbers as bounds by algebra', () => {
    const proved = { equal: true, by: 'canonical-form' };
    expect(compare('sum(i=1..3, (a+i)^2)', '3a²+12a+14')).toEqual(proved);
    expect(compare('prod(i=0..2, a-i)', 'a³-3a²+2a')).toEqual(proved);
    expect(compare('sum(i=1..0, a)', '0')).toEqual(proved);
  });

  test.each([
    ['n(n-1)/2', 'sum(i=1..n, i)', 'n = 1: 0, 1'],
    ['sum(i=1..n, a)', 'a', 'a = 1; n = 2: 2, 1'],
  ])('refuses %s = %s with the smallest witness', (given, asked, expected) => {
    expect(witness(given, asked)).toBe(expected);
  });
});

describe('equivalent on expected values', () => {
  test.each([
    ['E[aX+b]', 'a E[X]+b'],
    ['E[X+Y]', 'E[X]+E[Y]'],
    ['E[3]', '3'],
    ['Var(aX+b)', 'a²Var(X)'],
    ['Var(X)', 'E[X²]-E[X]²'],
    ['Cov(X, Y)', 'E[X Y]-E[X]E[Y]'],
    ['Var(X+Y)', 'Var(X)+Var(Y)+2Cov(X,Y)'],
  ])('accepts %s = %s', (given, asked) => {
    expect(compare(given, asked)).toEqual({ equal: true, by: 'samples' });
  });

  test.each([
    ['E[X Y]', 'E[X]E[Y]'],
    ['E[X²]', 'E[X]²'],
    ['E[X]', 'X'],
    ['E_q[X]', 'E_p[X]'],
    ['Var(aX)', 'a Var(X)'],
    ['E[1/(X²+1)]', '1/(E[X]²+1)'],
  ])('refuses %s = %s', (given, asked) => {
    expect(compare(given, asked).equal).toBe(false);
  });
});
