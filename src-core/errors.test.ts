import { describe, expect, test } from 'vitest';
import { AppError, ArgumentError, BudgetError, ShapeError, messageOf } from './errors.ts';

describe('AppError', () => {
  test('carries a stable code and the name of its class', () => {
    const errors = [
      new ShapeError('f', 'x'),
      new ArgumentError('f', 'x', 'y'),
      new BudgetError('f', 'x'),
    ];
    expect(errors.map(({ code, name }) => [code, name])).toEqual([
      ['shape', 'ShapeError'],
      ['argument', 'ArgumentError'],
      ['budget', 'BudgetError'],
    ]);
    for (const error of errors) expect(error).toBeInstanceOf(AppError);
  });

  test('says who expected what and what came', () => {
    expect(new ShapeError('matmul', 'a [M, K] and b [K, N]', [2, 3], [4, 5]).message).toBe(
      'matmul: expected a [M, K] and b [K, N], got [2, 3] and [4, 5]',
    );
    expect(new ShapeError('from', 'a list', 'a word').message).toBe(
      'from: expected a list, got a word',
    );
    expect(new ArgumentError('sum', 'a dim', '2').message).toBe('sum: expected a dim, got 2');
    expect(new BudgetError('draw', '1,000 tries').message).toBe(
      'draw: stopped at the limit of 1,000 tries',
    );
  });
});

describe('messageOf', () => {
  test('gives a sentence whatever was thrown', () => {
    expect(messageOf(new Error('no'))).toBe('no');
    expect(messageOf('no')).toBe('no');
    expect(messageOf(undefined)).toBe('undefined');
  });
});
