import { describe, expect, test } from 'vitest';
import { haveSameForm } from './canonical.ts';
import type { DomainMap } from './domain.ts';
import { parseExpression } from './parse.ts';
import { Rational } from './rational.ts';

function same(left: string, right: string, domains: DomainMap = {}): boolean {
  const [a, b] = [parseExpression(left), parseExpression(right)];
  if (!a.ok || !b.ok) throw new Error(`${left} or ${right} cannot be read`);
  return haveSameForm(a.expression, b.expression, domains);
}

const positive = { kind: 'real', min: Rational.zero } as const;
const any = { kind: 'rational' } as const;

describe('haveSameForm', () => {
  test.each([
    ['C*K^2*N/M', 'C*K*K*N/M'],
    ['(a+b)^3', 'a^3+3a^2 b+3a b^2+b^3'],
    ['1/N+1/D^2', '(D^2+N)/(N*D^2)'],
    ['(x^2-1)/(x-1)', 'x+1'],
    ['1/(1+1/x)', 'x/(x+1)'],
    ['2^(L*d)', '(2^d)^L'],
    ['4^d', '2^(2d)'],
    ['6^d', '2^d*3^d'],
    ['2^(L+1)', '2*2^L'],
    ['(x+1)^n*(x+1)', '(x+1)^(n+1)'],
    ['(2x+2)^n', '2^n*(x+1)^n'],
    ['(-1)^(2n)', '1'],
    ['n*log(n)', 'log(n^n)'],
    ['log(a/b)', 'log(a)-log(b)'],
    ['exp(n*log(2))', '2^n'],
    ['log2(n)', 'log(n)/log(2)'],
    ['floor(x+n)', 'floor(x)+n'],
    ['ceil(a/b)', 'floor((a+b-1)/b)'],
    ['ceil(a/2)', 'floor((a+1)/2)'],
    ['a', 'floor(a/2)+ceil(a/2)'],
    ['floor((H+2P-K)/S)+1', 'floor((H+2P-K+S)/S)'],
    ['floor(n/2+1/3)', 'floor(n/2)'],
    ['floor(-1/n)', '-1'],
    ['n mod 3', 'n-3*floor(n/3)'],
    ['sqrt(12)', '2*sqrt(3)'],
    ['1/sqrt(2)', 'sqrt(2)/2'],
    ['sin(1-x)', '-sin(x-1)'],
    ['cos(1-x)', 'cos(x-1)'],
  ])('proves %s = %s for positive whole numbers', (left, right) => {
    expect(same(left, right)).toBe(true);
  });

  test.each([
    ['relu(3x)', '3*relu(x)'],
    ['relu(-x)', 'relu(x)-x'],
    ['|x|', 'relu(x)+relu(-x)'],
    ['max(x,y)', 'max(y,x)'],
    ['max(x,y)+min(x,y)', 'x+y'],
    ['max(x,0)', 'relu(x)'],
    ['max(x,y)', '(x+y+|x-y|)/2'],
    ['sqrt(x^2)', '|x|'],
    ['sqrt(x)*sqrt(x)', 'x'],
    ['tanh(x)', '(e^(2x)-1)/(e^(2x)+1)'],
    ['sigmoid(-x)', '1-sigmoid(x)'],
    ['1-tanh(x)^2', '4*sigmoid(2x)*(1-sigmoid(2x))'],
  ])('proves %s = %s for all fractions', (left, right) => {
    expect(same(left, right, { x: any, y: any })).toBe(true);
  });

  test('uses a rule only on domains where it holds', () => {
    expect(same('sqrt(x^2)', 'x', { x: positive })).toBe(true);
    expect(same('sqrt(x^2)', 'x', { x: any })).toBe(false);
    expect(same('sqrt(x*y)', 'sqrt(x)*sqrt(y)', { x: positive, y: positive })).toBe(true);
    expect(same('sqrt(x*y)', 'sqrt(x)*sqrt(y)', { x: any, y: any })).toBe(false);
    expect(same('floor(x+n)', 'floor(x)+n', { n: any, x: any })).toBe(false);
    expect(same('ceil(a/b)', 'floor((a+b-1)/b)', { a: any })).toBe(false);
    expect(same('ceil(a/b)', 'floor((a+b-1)/b)', { b: { kind: 'integer' } })).toBe(false);
    expect(same('(x^2)^y', 'x^(2y)', { x: any, y: any })).toBe(false);
    expect(same('log(x^2)', '2*log(x)', { x: any })).toBe(false);
    expect(same('relu(k*x)', 'k*relu(x)', { k: any, x: any })).toBe(false);
    expect(same('relu(k*x)', 'k*relu(x)', { x: any })).toBe(true);
  });

  test('says no where there is no value or too much work', () => {
    expect(same('1/(x-x)', '1/(x-x)')).toBe(false);
    expect(same('(a+b+c+d)^60', '(a+b+c+d)^59*(a+b+c+d)')).toBe(false);
    expect(same('((2^256)^256)^256', '((2^256)^256)^256')).toBe(false);
  });

  // Every pair out of a pool of functions of two whole numbers, compared with their values computed here.
  test('never calls two formulas equal that differ somewhere', () => {
    const pool: [string, (a: number, b: number) => number][] = [
      ['a', (a) => a],
      ['a+b', (a, b) => a + b],
      ['|a|', (a) => Math.abs(a)],
      ['|a-b|', (a, b) => Math.abs(a - b)],
      ['|b-a|', (a, b) => Math.abs(b - a)],
      ['relu(a)', (a) => Math.max(a, 0)],
      ['relu(-a)', (a) => Math.max(-a, 0)],
      ['a+relu(-a)', (a) => a + Math.max(-a, 0)],
      ['relu(2a-b)', (a, b) => Math.max(2 * a - b, 0)],
      ['2relu(a-b/2)', (a, b) => 2 * Math.max(a - b / 2, 0)],
      ['max(a,b)', (a, b) => Math.max(a, b)],
      ['a+relu(b-a)', (a, b) => a + Math.max(b - a, 0)],
      ['b-min(b-a,0)', (a, b) => b - Math.min(b - a, 0)],
      ['min(a,b)', (a, b) => Math.min(a, b)],
      ['max(a,-a)', (a) => Math.max(a, -a)],
      ['floor(a/2)', (a) => Math.floor(a / 2)],
      ['ceil(a/2)', (a) => Math.ceil(a / 2)],
      ['floor((a+1)/2)', (a) => Math.floor((a + 1) / 2)],
      ['-floor(-a/2)', (a) => -Math.floor(-a / 2)],
      ['a-floor(a/2)', (a) => a - Math.floor(a / 2)],
      ['floor((a-1)/2)', (a) => Math.floor((a - 1) / 2)],
      ['floor(a/2+1/3)', (a) => Math.floor(a / 2 + 1 / 3)],
      ['floor(2a/3)', (a) => Math.floor((2 * a) / 3)],
      ['ceil(a/3)', (a) => Math.ceil(a / 3)],
      ['a-ceil(a/3)', (a) => a - Math.ceil(a / 3)],
      ['a mod 2', (a) => ((a % 2) + 2) % 2],
      ['a-2floor(a/2)', (a) => a - 2 * Math.floor(a / 2)],
      ['1-(a+1) mod 2', (a) => 1 - ((((a + 1) % 2) + 2) % 2)],
      ['floor((a+b)/2)', (a, b) => Math.floor((a + b) / 2)],
      ['b+floor((a-b)/2)', (a, b) => b + Math.floor((a - b) / 2)],
      ['ceil((a+b)/2)', (a, b) => Math.ceil((a + b) / 2)],
      ['floor((a-b)/2)', (a, b) => Math.floor((a - b) / 2)],
      ['-ceil((b-a)/2)', (a, b) => -Math.ceil((b - a) / 2)],
      ['floor((3a+2b+1)/6)', (a, b) => Math.floor((3 * a + 2 * b + 1) / 6)],
      ['floor(a/2+b/3)', (a, b) => Math.floor((3 * a + 2 * b) / 6)],
      ['floor(a/c)', (a) => Math.floor(a / 3)],
      ['ceil((a-c+1)/c)', (a) => Math.ceil((a - 2) / 3)],
      ['-1-floor((-a-1)/c)', (a) => -1 - Math.floor((-a - 1) / 3)],
      ['floor((a-1)/c)+1', (a) => Math.floor((a - 1) / 3) + 1],
      ['ceil(a/c)', (a) => Math.ceil(a / 3)],
      ['floor((2a+b)/(2c))', (a, b) => Math.floor((2 * a + b) / 6)],
      ['floor((a+b/2)/c)', (a, b) => Math.floor((a + b / 2) / 3)],
      ['sqrt(a^2)', (a) => Math.abs(a)],
      ['sqrt(a^2*b^2)', (a, b) => Math.abs(a * b)],
      ['|a|*|b|', (a, b) => Math.abs(a) * Math.abs(b)],
      ['a^2', (a) => a * a],
      ['|a|^2', (a) => a * a],
      ['(-1)^(a+1)', (a) => (a % 2 === 0 ? -1 : 1)],
      ['-(-1)^a', (a) => (a % 2 === 0 ? -1 : 1)],
      ['(-1)^(3a)', (a) => (a % 2 === 0 ? 1 : -1)],
    ];
    const whole = { kind: 'integer' } as const;
    const grid = Array.from({ length: 13 }, (_, at) => at - 6);
    const values = pool.map(([, f]) => grid.flatMap((a) => grid.map((b) => f(a, b))));
    let proven = 0;
    for (const [i, [left]] of pool.entries()) {
      for (const [j, [right]] of pool.entries()) {
        const agrees = values[i]?.every(
          (value, at) => Math.abs(value - (values[j]?.[at] ?? 0)) < 1e-9,
        );
        // c is 3 in the values above. That it is any positive whole number in the formulas can only make fewer of them equal.
        const isProven = same(left, right, { a: whole, b: whole });
        if (isProven && !agrees) expect.fail(`${left} = ${right} was called equal`);
        if (isProven && i !== j) proven += 1;
      }
    }
    expect(proven).toBeGreaterThan(40);
  });
});
