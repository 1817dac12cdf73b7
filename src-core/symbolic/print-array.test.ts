import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { comparison } from './comparison.ts';
import { kindsOf } from './domain.ts';
import type { ArrayDomain, DomainMap } from './domain.ts';
import { equivalent } from './equivalent.ts';
import { add, call, divide, multiply, number, power, symbol } from './expression.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse.ts';
import { toLatex, toSpeech, toText } from './print.ts';

const square: ArrayDomain = {
  kind: 'matrix',
  sizes: [2, 2],
  entries: { kind: 'integer' },
  from: 1,
};
const domains: DomainMap = {
  A: square,
  B: square,
  x: { ...square, kind: 'vector', sizes: [2] },
  f: { kind: 'function' },
  X: { kind: 'random' },
  k: { kind: 'rational' },
};

function parsed(text: string): Expression {
  const result = parseExpression(text, { symbols: Object.keys(domains), kinds: kindsOf(domains) });
  if (result.ok) return result.expression;
  throw new Error(`${text}: ${result.message}`);
}

const index = fc.constantFrom(number(1), number(2), symbol('i'));

/** Numbers and 2 × 2 matrices of every kind of node, in which the index i of a sum may be free. */
const { scalar, matrix } = fc.letrec<{ scalar: Expression; matrix: Expression }>((tie) => ({
  scalar: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(symbol('k'), symbol('i'), number(2)),
    index.map((at) => call('at', symbol('x'), at)),
    fc.tuple(index, index).map(([row, column]) => call('at', symbol('A'), row, column)),
    fc.tuple(tie('scalar'), tie('scalar')).map(([a, b]) => add(a, b)),
    fc.tuple(tie('scalar'), tie('scalar')).map(([a, b]) => multiply(a, b)),
    fc
      .constantFrom('step', 'sign', 'f', 'relu')
      .chain((name) => tie('scalar').map((a) => call(name, a))),
    fc
      .tuple(fc.constantFrom('>', '≤', '=', '≠'), tie('scalar'), tie('scalar'))
      .map(([sign, a, b]) => comparison(a, sign, b)),
    fc.constantFrom('tr', 'det').chain((name) => tie('matrix').map((a) => call(name, a))),
    tie('scalar').map((a) => call('E_q', multiply(a, symbol('X')))),
    tie('scalar').map((a) => call('Var', add(a, symbol('X')))),
    fc.constantFrom('sum', 'product').chain((operation) =>
      tie('scalar').map((body): Expression => ({
        kind: 'series',
        operation: operation,
        index: 'i',
        from: number(1),
        to: number(2),
        body,
      })),
    ),
  ),
  matrix: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(symbol('A'), symbol('B'), call('diag', symbol('x'))),
    tie('matrix').map((a) => call('transpose', a)),
    fc.tuple(tie('matrix'), tie('matrix')).map(([a, b]) => multiply(a, b)),
    fc.tuple(tie('matrix'), tie('matrix')).map(([a, b]) => add(a, b)),
    fc.tuple(tie('matrix'), tie('matrix')).map(([a, b]) => call('hadamard', a, b)),
    fc.tuple(tie('scalar'), tie('matrix')).map(([a, b]) => multiply(a, b)),
    tie('matrix').map((a) => power(a, number(2))),
    tie('matrix').map((a) => divide(a, number(3))),
    tie('matrix').map((a) => call('f', a)),
    fc.constant(call('outer', symbol('x'), symbol('x'))),
  ),
}));

/** The formula with its free index i summed over. */
function closed(body: Expression): Expression {
  return { kind: 'series', operation: 'sum', index: 'i', from: number(1), to: number(2), body };
}

function expectSame(copy: Expression, original: Expression): void {
  const result = equivalent(copy, original, { domains });
  const isOpen =
    !result.equal && result.witness.left === undefined && result.witness.right === undefined;
  // A formula without any value, such as 1/0 or one that takes too long, is only compared in writing.
  if (isOpen) expect(toText(copy)).toBe(toText(original));
  else expect(result.equal).toBe(true);
}

describe('printing vectors, matrices, sums and expected values', () => {
  test.each([
    ['numbers', scalar],
    ['matrices', matrix],
  ])('%s: text is read back as an equal formula', (_title, formulas) => {
    fc.assert(
      fc.property(formulas, (body) => {
        const original = closed(body);
        expectSame(parsed(toText(original)), original);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test.each([
    ['numbers', scalar],
    ['matrices', matrix],
  ])('%s: LaTeX is accepted by KaTeX and read back as an equal formula', (_title, formulas) => {
    fc.assert(
      fc.property(formulas, (body) => {
        const original = closed(body);
        const latex = toLatex(original);
        expect(() =>
          katex.renderToString(latex, { throwOnError: true, strict: 'error' }),
        ).not.toThrow();
        expectSame(parsed(latex), original);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test.each([
    ['sum(i=1..2, x_i^2)', 'the sum for i from 1 to 2 of x sub i squared, end sum'],
    ['A^T x', 'capital A transpose times x'],
    ['‖x‖_1', 'the 1-norm of x'],
    ['x ⊙ f(x)', 'x entrywise times f of x'],
    ['[k > 0] k', '1 if k is greater than 0 and 0 if not times k'],
    ['E[X]', 'the expected value of capital X'],
    ['H(k)', 'the step function of k'],
    ["σ'(k)", 'the slope of the sigmoid at k'],
    ['A_{1,2}', 'capital A sub 1, 2'],
    ['prod(i=1..2, k)', 'the product for i from 1 to 2 of k, end product'],
  ])('says %s as “%s”', (text, speech) => {
    expect(toSpeech(parsed(text))).toBe(speech);
  });

  test.each([
    ['A^T x', 'A^{\\top} x'],
    ['sum(i=1..2, x_i) k', '\\left(\\sum_{i = 1}^{2} x_{i}\\right) k'],
    ['k + sum(i=1..2, x_i)', 'k + \\sum_{i = 1}^{2} x_{i}'],
    ['1[k >= 0]', '\\left[k \\ge 0\\right]'],
    ['E_q[X]', '\\mathbb{E}_{q}\\left[X\\right]'],
  ])('typesets %s as %s', (text, latex) => {
    expect(toLatex(parsed(text))).toBe(latex);
  });
});
