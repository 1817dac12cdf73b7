import { describe, expect, test } from 'vitest';
import { Evaluator } from '../evaluator.ts';
import { formatText } from '../format.ts';
import { Formula } from '../formula.ts';
import { asNumber } from '../value.ts';

function evaluate(source: string, lets: Record<string, string> = {}) {
  const formulas = Object.entries(lets).map(([key, text]) => [key, new Formula(text)] as const);
  return new Evaluator({ parameters: new Map(), lets: new Map(formulas) }).evaluate(
    new Formula(source),
  );
}
const text = (source: string, lets?: Record<string, string>) => formatText(evaluate(source, lets));
const number = (source: string, lets?: Record<string, string>) =>
  asNumber(evaluate(source, lets), 'test');

describe('higherOrderFunctions', () => {
  test('iterate follows a map of the exercise', () => {
    const lets = { 'fold1(x)': 'abs(2 * x - 1)' };
    // d4-folding-view: 5/7 → 3/7 → 1/7 → 5/7.
    expect(text('iterate("fold1", 5/7, 3)', lets)).toBe('[5/7, 3/7, 1/7, 5/7]');
  });

  test('fold multiplies matrices one after another', () => {
    expect(text('fold("matmul", identity(2), [[[1, 1], [0, 1]], [[1, 0], [1, 1]]])')).toBe(
      '[[2, 1], [1, 1]]',
    );
  });

  test('ift6135-q2-sharpness: root finds c with 1 + e^(−c/2) + e^(−2c) = 1/0.9', () => {
    expect(
      number('root("f", 0, 50)', { 'f(c)': '1 + exp(-c / 2) + exp(-2 * c) - 1 / 0.9' }),
    ).toBeCloseTo(4.39718, 5);
  });

  test('mlps-p2-tanh-linear: root finds where tanh is 1 % off', () => {
    expect(number('root("f", 0.01, 1)', { 'f(x)': '(x - tanh(x)) / tanh(x) - 0.01' })).toBeCloseTo(
      0.173378,
      5,
    );
  });

  test('ift6135-q1-sigmoid-step: integral gives the area between step and sigmoid', () => {
    expect(number('2 * integral("f", 0, 10)', { 'f(x)': '1 - sigmoid(10 * x)' })).toBeCloseTo(
      0.138629,
      6,
    );
  });

  test('slope and bestOf', () => {
    expect(number('slope("tanh", 0.3)')).toBeCloseTo(1 - Math.tanh(0.3) ** 2, 9);
    expect(text('bestOf("f", -3..3)', { 'f(x)': '4 - (x - 2) ^ 2' })).toBe('2');
  });

  test.each([
    ['root("exp", 0, 1)', {}, 'different signs at both ends'],
    ['iterate("f", 1, 2)', {}, 'there is no function “f”'],
    ['f(1)', { 'f(x)': 'f(x - 1)' }, '“f” depends on itself'],
    ['f(1, 2)', { 'f(x)': 'x' }, 'f: expected 1 (x) arguments, got 2'],
    ['iterate("f", 1, 1000)', { 'f(x)': 'sum([i for i in 1..1000])' }, 'limit of 200000 steps'],
  ])('refuses %s', (source, lets, message) => {
    expect(() => evaluate(source, lets)).toThrow(message);
  });
});
