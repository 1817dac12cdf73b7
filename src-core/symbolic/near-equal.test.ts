// Formulas that a sceptical reader would try: equal ones that do not look so, and different ones that almost agree.
import { describe, expect, test } from 'vitest';
import { kindsOf } from './domain.ts';
import type { ArrayDomain, Domain, DomainMap } from './domain.ts';
import { equivalent } from './equivalent.ts';
import { parseExpression } from './parse.ts';
import { Rational } from './rational.ts';

const fraction: Domain = { kind: 'rational' };
const positive: Domain = { kind: 'real', min: Rational.zero, except: [Rational.zero] };
const count: Domain = { kind: 'integer', min: Rational.one };
const whole: Domain = { kind: 'integer' };
const share: Domain = { kind: 'real', min: Rational.zero, max: Rational.one };
const square: ArrayDomain = { kind: 'matrix', sizes: ['n', 'n'], entries: fraction, from: 1 };
const column: ArrayDomain = { kind: 'vector', sizes: ['n'], entries: fraction, from: 1 };
const domains: DomainMap = {
  ...{ x: fraction, y: fraction, z: fraction, p: positive, q: positive, u: share },
  ...{ n: count, m: count, k: count, s: count, i: whole },
  ...{ S: square, R: square, v: column, w: column },
  ...{ f: { kind: 'function' }, X: { kind: 'random' }, Y: { kind: 'random' } },
};
const declared = { symbols: Object.keys(domains), kinds: kindsOf(domains) };

function isEqual(left: string, right: string): boolean {
  const [a, b] = [parseExpression(left, declared), parseExpression(right, declared)];
  if (!a.ok || !b.ok) return expect.fail(`${left} or ${right} cannot be read`);
  return equivalent(a.expression, b.expression, { domains }).equal;
}

describe('equivalent, looked at closely', () => {
  test.each([
    ['floor(x) + floor(-x)', '-[x != floor(x)]'],
    ['floor(2x)', 'floor(x) + floor(x + 1/2)'],
    ['floor(i/2)', 'ceil((i - 1)/2)'],
    ['floor(n/3) + floor((n+1)/3) + floor((n+2)/3)', 'n'],
    ['floor(sqrt(n^2 + 2n))', 'n'],
    ['floor((n - k)/s + 1)', 'ceil((n - k + 1)/s)'],
    ['(n - k)//s + 1', 'floor((n - k + s)/s)'],
    ['mod(2n, 2m)', '2*mod(n, m)'],
    ['(-1)^n', '1 - 2*mod(n, 2)'],
    ['(-1)^(n(n+1))', '1 + 0n'],
    ['sign(x)', '2step(x) - 1'],
    ['|x|', 'x sign(x)'],
    ['(x^2)^(1/2)', '|x|'],
    ['log(x^2)', '2log(|x|)'],
    ['exp(2log(p))', 'p^2'],
    ['softplus(x) - relu(x)', 'log(1 + exp(-|x|))'],
    ['1 - tanh(x)^2', '4dsigmoid(2x)'],
    ['max(u, 1 - u)', '1/2 + |u - 1/2|'],
    ['8^(n/3)', '2^n'],
    ['sum(i=k..n, 1)', 'max(n - k + 1, 0)'],
    ['sum(i=1..n, i [i = 5])', '5 [n >= 5]'],
    ['sum(i=1..n, i)^2', 'sum(i=1..n, i^3)'],
    ['v^T diag(w) v', 'sum(i=1..n, w_i v_i^2)'],
    ['det(2S)', '2^n det(S)'],
    ['(S R)^-1', 'R^-1 S^-1'],
    ['E[(X - E[X])^2]', 'Var(X)'],
  ])('accepts %s = %s', (left, right) => {
    expect(isEqual(left, right)).toBe(true);
  });

  test.each([
    // At one point alone, or only far away.
    ['x + [x = 0]', 'x'],
    ['n + [n = 777]', 'n'],
    ['x + [x = 3/7]', 'x'],
    ['relu(x - 1001)', '0x'],
    ['relu(4x - 9000)', '0x'],
    ['floor(n/100000)', '0n'],
    ['sum(i=1..n, [i = 20])', '0n'],
    ['relu(v - 1000)', '0v'],
    // Where one of them has no value.
    ['sqrt(x)^2', 'x'],
    ['exp(log(x))', 'x'],
    ['log(x y)', 'log(x) + log(y)'],
    // On one side, or on a border.
    ['ceil(x)', 'floor(x) + 1'],
    ['floor(x + 1/2)', 'ceil(x - 1/2)'],
    ['step(x)', '[x >= 0]'],
    ['sqrt(x^2)', 'x'],
    ['max(x z, y z)', 'z max(x, y)'],
    ['sum(i=k..n, 1)', 'n - k + 1'],
    ['floor(sqrt(n^2 + 2n + 1))', 'n'],
    ['0.3333333333', '1/3'],
    // What only looks like a law.
    ['(2^n)^m', '2^(n^m)'],
    ['e^(x^2)', '(e^x)^2'],
    ['(S + R)^2', 'S^2 + 2S R + R^2'],
    ['det(2S)', '2det(S)'],
    ['tr(S R)', 'tr(S) tr(R)'],
    ['diag(v) S', 'S diag(v)'],
    ['‖x v‖', 'x‖v‖'],
    ['Var(X - Y)', 'Var(X) + Var(Y)'],
    ['E[f(X)]', 'f(E[X])'],
  ])('refuses %s = %s', (left, right) => {
    expect(isEqual(left, right)).toBe(false);
  });
});
