import { describe, expect, test } from 'vitest';
import { add, call, divide, multiply, number, power, symbol } from './expression.ts';
import { substitute } from './substitute.ts';

const [a, b] = [symbol('a'), symbol('b')];

describe('substitute', () => {
  test('exchanges two symbols at once', () => {
    const swapped = substitute(
      divide(a, power(b, a)),
      new Map([
        ['a', b],
        ['b', a],
      ]),
    );
    expect(swapped).toEqual(divide(b, power(a, b)));
  });

  test('computes with numbers that come together and reaches into functions', () => {
    const formula = call('floor', add(multiply(number(2), a), number(1)));
    expect(substitute(formula, new Map([['a', number(3)]]))).toEqual(call('floor', number(7)));
    expect(substitute(formula, new Map())).toEqual(formula);
  });
});
