import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import {
  add,
  call,
  divide,
  multiply,
  negate,
  number,
  power,
  subtract,
  symbol,
} from './expression.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse.ts';
import { toLatex, toSpeech, toText } from './print.ts';
import { Rational } from './rational.ts';

const symbols = ['k', 'n_f', 'w10', 'λ', 'H'];

const { expression } = fc.letrec<{ expression: Expression; leaf: Expression; node: Expression }>(
  (tie) => ({
    expression: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('node')),
    leaf: fc.oneof(
      fc.constantFrom(...symbols).map(symbol),
      fc.integer({ min: -3, max: 4 }).map(number),
      fc.integer({ min: -5, max: 5 }).map((num) => number(Rational.of(num, 3))),
    ),
    node: fc.oneof(
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => add(a, b)),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => subtract(a, b)),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => multiply(a, b)),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => divide(a, b)),
      tie('expression').map(negate),
      fc
        .tuple(tie('expression'), fc.integer({ min: -2, max: 3 }))
        .map(([a, n]) => power(a, number(n))),
      fc
        .tuple(fc.constantFrom('floor', 'ceil', 'abs', 'relu', 'sqrt'), tie('expression'))
        .map(([name, a]) => call(name, a)),
      fc
        .tuple(fc.constantFrom('max', 'min'), tie('expression'), tie('expression'))
        .map(([name, a, b]) => call(name, a, b)),
    ),
  }),
);

function parsed(text: string): Expression {
  const result = parseExpression(text, { symbols: [...symbols, 'a', 'b', 'x'] });
  if (result.ok) return result.expression;
  throw new Error(`${text}: ${result.message}`);
}

/** Both have the same value, or none, at points with whole, broken and negative values. */
function expectSameValues(copy: Expression, original: Expression): void {
  for (const shift of [1, 2, -3, 5]) {
    const point = new Map(
      symbols.map((name, at) => [name, Rational.of(at * at - 2 * shift, at + 1)]),
    );
    const [found, wanted] = [copy, original].map((formula) => evaluate(formula, point));
    if (wanted instanceof Rational) expect(`${String(found)}`).toBe(wanted.toString());
    else if (wanted === undefined) expect(found).toBeUndefined();
    else expect((Number(found) - wanted) / Math.max(1, Math.abs(wanted))).toBeCloseTo(0, 9);
  }
}

describe('toText', () => {
  test('writes products, quotients, signs and brackets as people do', () => {
    expect(toText(parsed('-2k*(a-b)/(x*b)'))).toBe('−2·k·(a − b)/(x·b)');
    expect(toText(parsed('a-(b-x)'))).toBe('a − (b − x)');
    expect(toText(parsed('(-x)^2'))).toBe('(−x)^2');
    expect(toText(number(Rational.of(-5, 2)))).toBe('−5/2');
  });

  test('is read back as an equal expression', () => {
    fc.assert(
      fc.property(expression, (original) => {
        expectSameValues(parsed(toText(original)), original);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('toLatex', () => {
  test.each([
    ['w10*k', 'w_{10} k'],
    ['n_f^2', 'n_{f}^{2}'],
    ['(a+b)/2', '\\frac{a + b}{2}'],
    ['2*k*3', '2 k \\cdot 3'],
    ['floor(k/2)+1', '\\left\\lfloor \\frac{k}{2}\\right\\rfloor + 1'],
    ['exp(x)^2', '\\left(e^{x}\\right)^{2}'],
    ['-(a+b)', '-\\left(a + b\\right)'],
    ['λ*sqrt(x)', '\\lambda \\sqrt{x}'],
  ])('typesets %s as %s', (text, latex) => {
    expect(toLatex(parsed(text))).toBe(latex);
  });

  test('is accepted by KaTeX and read back as an equal expression', () => {
    fc.assert(
      fc.property(expression, (original) => {
        const latex = toLatex(original);
        expect(() =>
          katex.renderToString(latex, { throwOnError: true, strict: 'error' }),
        ).not.toThrow();
        expectSameValues(parsed(latex), original);
      }),
      { seed: 1, numRuns: 150 },
    );
  });
});

describe('toSpeech', () => {
  test.each([
    ['k-1', 'k minus 1'],
    ['w10*H', 'w 1 0 times capital H'],
    ['(a+b)/2', 'the fraction a plus b over 2, end fraction'],
    ['2(a+b)', '2 times open bracket a plus b close bracket'],
    ['x^2', 'x squared'],
    ['(a^b)^x', 'open bracket a to the power of b close bracket to the power of x'],
    ['floor(x/2)', 'the floor of the fraction x over 2, end fraction, end floor'],
    ['relu(x)', 'relu of x'],
  ])('says %s as “%s”', (text, speech) => {
    expect(toSpeech(parsed(text))).toBe(speech);
  });
});
