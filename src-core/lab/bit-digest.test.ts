import { expect, test } from 'vitest';
import { BitDigest } from './bit-digest.ts';

test('BitDigest tells apart what differs in one bit, and takes all NaN for one', () => {
  const digestOf = (...values: number[]): string => {
    const digest = new BitDigest();
    for (const value of values) digest.add(value);
    return digest.text;
  };
  expect(digestOf(0)).not.toBe(digestOf(-0));
  expect(digestOf(1)).not.toBe(digestOf(1 + Number.EPSILON));
  expect(digestOf(1, 2)).not.toBe(digestOf(2, 1));
  expect(digestOf(NaN)).toBe(digestOf(-NaN));
  const many = new Set(Array.from({ length: 20_000 }, (_, i) => digestOf(i)));
  expect(many.size).toBe(20_000);
});
