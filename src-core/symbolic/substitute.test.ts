import { describe, expect, test } from 'vitest';
import { add, call, divide, multiply, number, power, symbol } from './expression.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse.ts';
import { toText } from './print.ts';
import { substitute } from './substitute.ts';

function parsed(text: string): Expression {
  const result = parseExpression(text, { symbols: ['a'] });
  if (result.ok) return result.expression;
  throw new Error(result.message);
}

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

  test('leaves the index of a sum alone and keeps it apart from a symbol of the same name', () => {
    const sum = parsed('sum(i=1..a, i*a)');
    const at = new Map([['a', symbol('i')]]);
    expect(substitute(sum, new Map([['i', number(7)]]))).toEqual(sum);
    expect(toText(substitute(sum, at))).toBe('sum(i′=1..i, i′·i)');
  });
});
