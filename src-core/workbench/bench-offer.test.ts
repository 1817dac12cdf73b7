import { describe, expect, it } from 'vitest';
import { numbersIn, readOffer, stateOfOffer, writeOffer } from './bench-offer.ts';

describe('readOffer', () => {
  it.each([
    '',
    '{',
    '{}',
    '{"input":[0]}',
    '{"input":[2],"values":"x"}',
    '{"input":[2],"weights":{"a":1}}',
  ])('takes no %s', (text) => expect(readOffer(text)).toBeUndefined());

  it('writes none that is too long for an address', () => {
    expect(writeOffer({ input: [5000], values: new Array<number>(5000).fill(0) })).toBeUndefined();
  });

  it('brings back numbers that JSON has no word for', () => {
    const values = [NaN, Infinity, -Infinity, 1];
    const state = readOffer(writeOffer({ input: [4], values }) ?? '');
    expect(state?.source).toEqual({ kind: 'numbers', values });
  });
});

describe('stateOfOffer', () => {
  it('opens what is too long for an address, too', () => {
    const values = Array.from({ length: 5000 }, (_, at) => at);
    expect(stateOfOffer({ input: [5000], values }).source).toEqual({ kind: 'numbers', values });
  });
});

describe('numbersIn', () => {
  it('counts numbers of the input and of parameters', () => {
    expect(numbersIn({ input: [2], values: [1, 2], weights: { a: [3, 4, 5], b: [6] } })).toBe(6);
  });
});
