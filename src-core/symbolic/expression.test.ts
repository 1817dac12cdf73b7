import { describe, expect, test } from 'vitest';
import {
  add,
  call,
  divide,
  multiply,
  negate,
  number,
  one,
  power,
  subtract,
  symbol,
  zero,
} from './expression.ts';
import { isSameExpression, partsOf, sizeOf, symbolsOf } from './walk.ts';
import { Rational } from './rational.ts';

const [k, r, w10] = [symbol('k'), symbol('r'), symbol('w10')];

describe('add and multiply', () => {
  test('leave neutral elements out and keep the order of the rest', () => {
    expect(add(zero, k, zero, r)).toEqual({ kind: 'sum', terms: [k, r] });
    expect(multiply(one, k, r)).toEqual({ kind: 'product', factors: [k, r] });
    expect(multiply(one, w10)).toEqual(w10);
    expect(add()).toEqual(zero);
    expect(multiply()).toEqual(one);
  });

  test('join inner sums and inner products', () => {
    expect(add(add(k, r), w10)).toEqual(add(k, r, w10));
    expect(multiply(k, multiply(r, w10))).toEqual(multiply(k, r, w10));
  });

  test('compute with numbers alone and make a product with 0 disappear', () => {
    expect(add(number(2), number(0.5))).toEqual(number(Rational.of(5, 2)));
    expect(multiply(number(2), number(-3))).toEqual(number(-6));
    expect(multiply(k, zero)).toEqual(zero);
  });
});

describe('negate, subtract, divide and power', () => {
  test('write differences and quotients with the kinds that there are', () => {
    expect(negate(multiply(number(2), k))).toEqual(multiply(number(-2), k));
    expect(negate(negate(k))).toEqual(k);
    expect(subtract(k, number(1))).toEqual(add(k, number(-1)));
    expect(divide(k, r)).toEqual(multiply(k, power(r, number(-1))));
    expect(divide(number(1), number(4))).toEqual(number(0.25));
    expect(power(k, one)).toEqual(k);
  });

  test('keep a division by 0, which has no value, as it stands', () => {
    expect(divide(one, zero)).toEqual({ kind: 'power', base: zero, exponent: number(-1) });
  });
});

describe('symbolsOf', () => {
  test('names every symbol once, in the order of the alphabet', () => {
    expect(symbolsOf(call('floor', divide(r, k)), power(k, w10))).toEqual(['k', 'r', 'w10']);
  });
});

describe('sizeOf, partsOf and isSameExpression', () => {
  test('count and compare all parts', () => {
    const formula = call('max', add(k, one), power(r, number(2)));
    expect(sizeOf(formula)).toBe(7);
    expect(partsOf(formula)).toHaveLength(2);
    expect(isSameExpression(formula, call('max', add(k, one), power(r, number(2))))).toBe(true);
    expect(isSameExpression(formula, call('min', add(k, one), power(r, number(2))))).toBe(false);
    expect(isSameExpression(formula, call('max', add(one, k), power(r, number(2))))).toBe(false);
  });
});
