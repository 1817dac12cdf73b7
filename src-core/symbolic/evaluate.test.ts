import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, measure } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { Rational } from './rational.ts';

function value(text: string, point: Record<string, number> = {}): Rational | number | undefined {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(result.message);
  const exact = Object.entries(point).map(([name, number]) => [name, Rational.of(number)] as const);
  return evaluate(result.expression, new Map(exact));
}

describe('evaluate', () => {
  test.each([
    ['1/3+1/6', '1/2'],
    ['floor(-7/2)', '-4'],
    ['ceil(-7/2)', '-3'],
    ['⌊7/2⌋·⌈7/2⌉', '12'],
    ['mod(-7, 3)', '2'],
    ['mod(7, -3)', '-2'],
    ['mod(7/2, 1)', '1/2'],
    ['relu(-3/2)+relu(3/2)', '3/2'],
    ['|-3/2|', '3/2'],
    ['max(1/2, 2/3, 0.6)', '2/3'],
    ['min(1/2, 2/3, 0.6)', '1/2'],
    ['sqrt(9/16)', '3/4'],
    ['8^(2/3)', '4'],
    ['(4/9)^(-1/2)', '3/2'],
    ['2^-3', '1/8'],
    ['0^0', '1'],
    ['(-1)^101', '-1'],
    ['exp(0)+cos(0)+sin(0)+tanh(0)', '2'],
    ['sigmoid(0)', '1/2'],
    ['log(1)', '0'],
    ['log2(1/32)', '-5'],
    ['log10(1000)', '3'],
    ['2^100', '1267650600228229401496703205376'],
    ['floor(sqrt(2)*100)', '141'],
    ['floor(log(e^3))', '3'],
  ])('gives %s exactly: %s', (text, expected) => {
    const result = value(text);
    expect(result).toBeInstanceOf(Rational);
    expect(String(result)).toBe(expected);
  });

  test.each([
    ['sqrt(2)', Math.SQRT2],
    ['pi', Math.PI],
    ['e', Math.E],
    ['log(10)', Math.LN10],
    ['log2(10)', Math.log2(10)],
    ['2^0.3', 2 ** 0.3],
    ['sin(1)+cos(1)', Math.sin(1) + Math.cos(1)],
    ['tanh(1/2)', Math.tanh(0.5)],
    ['sigmoid(-1)', 1 / (1 + Math.E)],
    ['sqrt(2)^3', 2 ** 1.5],
    ['1/sqrt(2)^3', 2 ** -1.5],
    ['max(sqrt(2), 1)', Math.SQRT2],
    ['|1-sqrt(2)|', Math.SQRT2 - 1],
    ['exp(log(3)/2)', Math.sqrt(3)],
    ['mod(pi, 1)', Math.PI - 3],
  ])('gives %s to the last places', (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 13);
  });

  test.each([
    '1/0',
    '0^-1',
    '0*(1/0)',
    'sqrt(-1)',
    '(-8)^(1/3)',
    'log(0)',
    'log(-1)',
    '1/(2-2)',
    'mod(1,0)',
    'exp(1000)',
    '9^9^9',
  ])('has no value for %s', (text) => {
    expect(value(text)).toBeUndefined();
  });

  test('takes the values of symbols from the point', () => {
    expect(String(value('floor((H+2P-K)/S)+1', { H: 28, P: 1, K: 5, S: 2 }))).toBe('13');
  });

  test('throws ArgumentError for a symbol without a value', () => {
    expect(() => value('H+k', { H: 1 })).toThrow('evaluate: expected a value for k, got H');
  });

  test('agrees with whole-number arithmetic for floors, ceilings and remainders', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 1, max: 30 }), (a, b) => {
        expect(Number(String(value('floor(a/b)', { a, b })))).toBe(Math.floor(a / b));
        expect(Number(String(value('ceil(a/b)', { a, b })))).toBe(Math.ceil(a / b) + 0);
        expect(Number(String(value('a mod b', { a, b })))).toBe(((a % b) + b) % b);
      }),
      { seed: 1 },
    );
  });
});

describe('measure', () => {
  test('bounds the error of what is not exact', () => {
    const points = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }));
    fc.assert(
      fc.property(points, ([a, b]) => {
        // (√a + √b)·(√a − √b) = a − b, with as much cancellation as there can be.
        const formula = parseExpression('(sqrt(a)+sqrt(b))*(sqrt(a)-sqrt(b))');
        if (!formula.ok) throw new Error(formula.message);
        const point = new Map([
          ['a', Rational.of(a)],
          ['b', Rational.of(b)],
        ]);
        const found = measure(formula.expression, point);
        if (!found || found instanceof Rational) return;
        expect(Math.abs(found.value - (a - b))).toBeLessThanOrEqual(found.error);
        expect(found.error).toBeLessThan(1e-10);
      }),
      { seed: 1 },
    );
  });
});
