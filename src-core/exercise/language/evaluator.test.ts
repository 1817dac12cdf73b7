import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { Evaluator } from './evaluator.ts';
import { Formula } from './formula.ts';
import { formatText } from './format.ts';
import type { Value } from './value.ts';

function evaluate(source: string, lets: Record<string, string> = {}): string {
  const formulas = Object.entries(lets).map(([name, text]) => [name, new Formula(text)] as const);
  const parameters = new Map<string, Value>([['n', Rational.of(3)]]);
  const evaluator = new Evaluator({ parameters, lets: new Map(formulas) });
  return formatText(evaluator.evaluate(new Formula(source)));
}

describe('Evaluator', () => {
  test.each([
    ['1/3 + 1/6', '1/2'],
    ['0.1 + 0.2', '3/10'],
    ['7 mod 3', '1'],
    ['-7 mod 3', '2'],
    ['2 ^ -2', '1/4'],
    ['[i * n for i in 0..2]', '[0, 3, 6]'],
    ['[i for i in 1..6 if i mod 2 == 0]', '[2, 4, 6]'],
    ['[1, 2] + [3, 1/2]', '[4, 5/2]'],
    ['10 - [[1, 2], [3, 4]]', '[[9, 8], [7, 6]]'],
    ['[[1, 2], [3, 4]] * [10, 100]', '[[10, 200], [30, 400]]'],
    ['-[1, [2, 3]]', '[−1, [−2, −3]]'],
    ['4 ^ (1/2)', '2'],
    ['0.1 + exp(0) * 2', '21/10'],
    ['2 * symbol("x") - 1', '2·x − 1'],
    ['"n = " + n', 'n = 3'],
    ['if n > 2 and n < 4 then "yes" else "no"', 'yes'],
    ['[[1, 2], [3, 4]][1][0]', '3'],
    ['3..1', '[]'],
    ['1/2 in [1, 0.5]', 'yes'],
    ['not n == 3', 'no'],
    ['false and 1/0 == 1', 'no'],
  ])('%s is %s', (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  test('computes lets in any order, each once', () => {
    expect(evaluate('c', { c: 'b + 1', b: 'n * 2' })).toBe('7');
  });

  test('calls functions of the exercise, by place and by name', () => {
    const lets = { 'area(width, height)': 'width * height + n', 'twice(x)': '2 * area(x, 1)' };
    expect(evaluate('area(2, 5)', lets)).toBe('13');
    expect(evaluate('area(2, height = 5)', lets)).toBe('13');
    expect(evaluate('[twice(i) for i in 1..3]', lets)).toBe('[8, 10, 12]');
    expect(() => evaluate('area(2)', lets)).toThrow(
      'area: expected 2 (width, height) arguments, got 1',
    );
    expect(() => evaluate('area(2, depth = 5)', lets)).toThrow('there is no argument depth');
  });

  test('knows pi, e and infinity, unless the exercise has other ones', () => {
    expect(evaluate('cos(pi)')).toBe('−1');
    expect(evaluate('log(e)')).toBe('1');
    expect(evaluate('-infinity')).toBe('−∞');
    expect(evaluate('e + 1', { e: '4' })).toBe('5');
  });

  test.each([
    ['m', '“m” is not a parameter or let here'],
    ['f(1)', 'there is no function “f”'],
    ['1 / 0', 'a denominator other than 0'],
    ['[1, 2][2]', 'expected 0 to 1, got 2'],
    ['"a" * 2', 'expected a number, got a text'],
    ['convOut(5)', 'the argument kernel is missing'],
    ['convOut(5, 3, strid = 2)', 'there is no argument strid'],
    ['convOut(5, 3, size = 7)', 'size is given twice'],
    ['2 * [r for i in 0..9999]', 'limit of 100000 cells'],
    ['relu([r for i in 0..9999])', 'limit of 100000 cells'],
    ['[1, 2] + [3]', 'lists of one length (concat joins lists)'],
    ['0..100000', 'more than 10000 items'],
    ['2 ^ 5000', 'an exponent up to 1000'],
    ['((10 ^ 900) ^ 900) ^ 900', 'stopped at the limit of 10000 digits'],
  ])('says what is wrong with %s', (source, message) => {
    expect(() => evaluate(source, { r: '0..9999' })).toThrow(message);
  });

  test('says when lets wait for each other', () => {
    expect(() => evaluate('a', { a: 'b', b: 'a' })).toThrow('“a” depends on itself');
  });

  test('says again why a let has no value', () => {
    const evaluator = new Evaluator({
      parameters: new Map(),
      lets: new Map([['a', new Formula('1 / 0')]]),
    });
    for (let time = 0; time < 2; time++)
      expect(() => evaluator.evaluate(new Formula('a'))).toThrow('a denominator other than 0');
  });

  test('stops a formula that takes too many steps', () => {
    const squares = '[[i * j for j in 0..5000] for i in 0..5000]';
    expect(() => evaluate(squares)).toThrow('stopped at the limit of 200000 steps');
  });

  test('misread computes a formula with one misreading in force', () => {
    expect(evaluate('conv2d([[1, 2], [3, 4]], [[1, 2], [3, 4]])')).toBe('[[30]]');
    // The kernel turned by 180° pairs 1·4 + 2·3 + 3·2 + 4·1.
    expect(evaluate('misread("kernel-turned", conv2d([[1, 2], [3, 4]], [[1, 2], [3, 4]]))')).toBe(
      '[[20]]',
    );
    expect(() => evaluate('misread("no-such", 1)')).toThrow('no misreading “no-such”');
  });
});
