import { describe, expect, test } from 'vitest';
import { draw, grade } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: string): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

const step =
  '{ type: expression, answer: "x*H(x)", symbols: { x: { domain: rational } }, mustUse: [H], mustNotUse: [max, relu], ' +
  'differsFrom: ["H(x)*x"], misreadings: [{ answer: "x*H(-x)", say: That masks the wrong half. }, ' +
  '{ answer: "x*H(x)", say: That is the first answer again. }] }';
const layer =
  '{ type: expression, answer: "diag(ds(z)) g^T v^T", symbols: { g: { domain: "matrix [1, n]" }, v: { domain: "vector [m]" }, ' +
  'z: { domain: "vector [n]" }, ds: { domain: function } }, misreadings: [{ answer: "g^T v^T", say: The slope is missing. }] }';

describe('an expression part', () => {
  test('says by how much two values differ that look alike', () => {
    const part = '{ type: expression, answer: "5*a", symbols: { a: { domain: rational } } }';
    expect(verdictOn(part, '5a + 10^-30*[a = 1]').message).toBe(
      'For $a = 1$: yours is off by $1 \\cdot 10^{-30}$ from $5$, which is asked.',
    );
  });
});

describe('an expression part with a form', () => {
  test.each(['x(1-H(-x))', '|x| H(x)', '(x + x H(x) - x H(-x))/2'])('accepts %s', (raw) => {
    expect(verdictOn(step, raw)).toMatchObject({ status: 'correct', message: '' });
  });

  test.each([
    ['(x+|x|)/2', 'The values are right. Now write it with `H`.'],
    ['H(x)max(x,0)', 'The values are right. Now write it without `max`.'],
    [
      'H(x) x',
      'again, only rearranged. Find another way to write it. That is the first answer again.',
    ],
    ['x H(2x)', 'again, only rearranged.'],
    ['x H(-x)', 'That masks the wrong half.'],
  ])('says of %s: %s', (raw, message) => {
    const verdict = verdictOn(step, raw);
    expect(verdict.status).toBe('wrong');
    expect(verdict.message).toContain(message);
  });

  test('offers a letter only where the draw has one, and reads it all the same', () => {
    const part =
      '{ type: expression, answer: "{k} * x", symbols: { x: X, k: { meaning: K, when: not isNumber(k) } } }';
    const head =
      'parameters: { n: integer 1..2, k: integer 2..9 }\noriginal: { n: 1, k: symbol("k") }';
    const { pack, exercise } = packWith({ a: part }, head);
    const offered = (seed: number): unknown => draw(pack, exercise, seed).parts[0]?.view;
    expect(offered(0)).toMatchObject({ symbols: [{ name: 'x' }, { name: 'k' }] });
    expect(offered(1)).toEqual({ symbols: [{ name: 'x', latex: 'x', meaning: 'X' }] });
    expect(grade(pack, exercise, 1, { a: 'k x' })).toMatchObject({ status: 'wrong' });
  });

  test('takes any of several answers', () => {
    const part = '{ type: expression, answer: "a + b", anyOf: ["a - b"], symbols: { a: A, b: B } }';
    expect(verdictOn(part, 'b+a').status).toBe('correct');
    expect(verdictOn(part, 'a-b').status).toBe('correct');
    expect(verdictOn(part, 'b-a').status).toBe('wrong');
  });

  test('refuses a form that speaks of unknown names', () => {
    const part = '{ type: expression, answer: a, symbols: { a: A }, mustUse: [frobnicate] }';
    expect(() => packWith({ a: part })).toThrow('frobnicate');
  });
});

describe('an expression part with vectors and matrices', () => {
  test('accepts what is equal and names the sizes of what does not fit', () => {
    expect(verdictOn(layer, '(g diag(ds(z)))^T v^T').status).toBe('correct');
    expect(verdictOn(layer, 'diag(ds(z)) g v^T').message).toBe(
      'A matrix of n × n cannot be multiplied by a row of n numbers.',
    );
    expect(verdictOn(layer, 'g^T v^T').message).toMatch(
      /^For \$g = .*yours gives \$\\begin\{bmatrix\}.*The slope is missing\.$/s,
    );
  });

  test('points at what cannot be read', () => {
    expect(verdictOn(layer, 'diag(ds) g')).toMatchObject({
      status: 'unreadable',
      message: '`ds` is a function: write ds(…).',
    });
  });
});

describe('domains of symbols', () => {
  const part = (domain: string, answer: string): string =>
    `{ type: expression, answer: "${answer}", symbols: { a: { domain: "${domain}" }, i: { domain: integer 1..2 } } }`;

  test.each([
    ['one of -1, 1', 'a^2', '1', 'correct'],
    ['integer -1..1', 'a^2', '1', 'wrong'],
    ['positive', 'abs(a)', 'a', 'correct'],
    ['real 0.. except 0', 'a/a', '1', 'correct'],
    ['unit', 'abs(a-1)', '1-a', 'correct'],
    ['rational except 0, 1', 'a/(a-1)', '1+1/(a-1)', 'correct'],
    ['vector [3]', 'a_1+a_2+a_3', 'sum(j=1..3, a_j)', 'correct'],
    ['vector [2] from 0', 'a_0', 'a[i-1] - a[i-1] + a[0]', 'correct'],
    ['vector [n] of integer 0..1', 'a ⊙ a', 'a', 'correct'],
    ['matrix [2, n]', 'a^T', 'a', 'wrong'],
    ['random', 'E[2a]', '2E[a]', 'correct'],
    ['function', 'a(1+1)', 'a(2)', 'correct'],
  ])('%s: %s against %s is %s', (domain, answer, raw, status) => {
    expect(verdictOn(part(domain, answer), raw).status).toBe(status);
  });

  test.each(['vector', 'matrix [2]', 'integer x..', 'one of a', 'vector [0]', 'real except x'])(
    'refuses %s with a list of what there is',
    (domain) => {
      expect(() => packWith({ a: part(domain, 'i') })).toThrow('vector [n]');
    },
  );
});
