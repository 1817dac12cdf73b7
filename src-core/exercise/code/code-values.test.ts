import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { argumentSource } from './code-value.ts';
import type { CodeArgument, CodeValue } from './code-value.ts';
import { differenceOf } from './difference.ts';
import { asCode, showBoth, showValue } from './show-value.ts';
import { toCodeValue, toFunctionArgument } from './to-code-value.ts';

const evaluate = globalThis.eval as (text: string) => unknown;

describe('argumentSource', () => {
  test('is JavaScript for exactly the argument', () => {
    const leaf = fc.oneof(fc.double(), fc.string({ unit: 'binary' }), fc.boolean());
    const { argument } = fc.letrec<{ argument: CodeArgument }>((tie) => ({
      argument: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('argument'), { maxLength: 4 })),
    }));
    fc.assert(
      fc.property(argument, (one) => {
        expect(evaluate(`(${argumentSource(one)})`)).toEqual(one);
      }),
    );
  });
});

describe('toFunctionArgument', () => {
  test.each<[string, number, number]>([
    ['2*t - 1', 3, 5],
    ['t^2/4', 6, 9],
    ['-t', 2, -2],
    ['exp(t)*log(3)', 1, Math.E * Math.log(3)],
    ['sigmoid(t)', 0, 0.5],
    ['relu(t) + relu(-t) + max(t, 2) + abs(t)', -3, 8],
    ['cube', 2, 8],
    ['tanh', 0.5, Math.tanh(0.5)],
  ])('%s at %d is %d', (formula, at, expected) => {
    const { javaScript } = toFunctionArgument(formula, 'f');
    expect((evaluate(`(t) => ${javaScript}`) as (t: number) => number)(at)).toBeCloseTo(
      expected,
      12,
    );
  });

  test('takes no other symbols, and nothing that is no formula', () => {
    expect(() => toFunctionArgument('t + process', 'f')).toThrow('a formula in t');
    expect(() => toFunctionArgument('t => 1', 'f')).toThrow('a formula in t');
    expect(() => toFunctionArgument(Rational.one, 'f')).toThrow('a formula in t');
  });
});

describe('toCodeValue', () => {
  test('turns exact numbers into floats and keeps what is one already', () => {
    const value = [Rational.of(1, 3), NaN, [Infinity, 'text', true]];
    expect(toCodeValue(value, 'x')).toEqual([1 / 3, NaN, [Infinity, 'text', true]]);
  });
});

describe('differenceOf', () => {
  test('finds none between a value and itself, and one as soon as a number differs', () => {
    const numbers = fc.array(fc.array(fc.double(), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(numbers, (value) => {
        expect(differenceOf(value, value, 0)).toBeUndefined();
        const [[first = 0]] = value as [number[]];
        const other = Number.isFinite(first) ? NaN : 0;
        const changed = value.with(0, (value[0] as number[]).with(0, other));
        expect(differenceOf(changed, value, 1)).toContain('At `[0][0]` yours is');
      }),
    );
  });

  test.each<[CodeValue, CodeValue, string]>([
    [1, [1], 'Yours is a number, asked is a list.'],
    [[], [1], 'Yours has the shape [0], asked is [1].'],
    [[[1]], [[1, 2]], 'Yours has the shape [1, 1], asked is [1, 2].'],
    [true, 1, 'Yours is true or false, asked is a number.'],
    ['a', 'b', 'Yours is "a", asked is "b".'],
    [Infinity, 1, 'Yours is Infinity, asked is 1.'],
    [1, Infinity, 'Yours is 1, asked is Infinity.'],
    [{ fields: { a: [1] } }, { fields: { a: [2] } }, 'At `a[0]` yours is 1, asked is 2.'],
    [{ fields: {} }, { fields: { a: 1 } }, 'The field `a` is missing.'],
    [[{ other: 'undefined' }], [1], 'At `[0]` yours is undefined, asked is a number.'],
  ])('of %j and %j is said', (yours, asked, sentence) => {
    expect(differenceOf(yours, asked, 1e-9)).toBe(sentence);
  });

  test('is relative to the size of what is asked, and never asks for less than the tolerance', () => {
    expect(differenceOf(1e12 + 1, 1e12, 1e-9)).toBeUndefined();
    expect(differenceOf(1e-10, 0, 1e-9)).toBeUndefined();
    expect(differenceOf(1e-8, 0, 1e-9)).toBeDefined();
  });
});

describe('showValue', () => {
  test('shows what one would type, with the digits that it takes to tell two values apart', () => {
    expect(showValue([1 / 3, -0, { fields: { a: 'x' } }])).toBe('[0.333333, 0, { a: "x" }]');
    expect(showBoth(1, 2)).toEqual(['1', '2']);
    expect(showBoth(1, 1 + 2 ** -52)).toEqual(['1', '1.0000000000000002']);
  });

  test('cuts long code in the middle and fences backticks', () => {
    expect(asCode('x'.repeat(500))).toHaveLength(242);
    expect(asCode('a\n  b')).toBe('`a b`');
    expect(asCode('a `b` c')).toBe('`` a `b` c ``');
  });
});
