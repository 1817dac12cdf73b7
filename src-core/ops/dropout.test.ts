import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { dropout, dropoutOp } from './dropout.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const input = countingArray([6]);
const options = { seed: 3, p: 0.25 };
const random = new Random(3);
const kept = Array.from({ length: 6 }, () => random.next() >= 0.25);

describe('dropout', () => {
  test('keeps what the seed says and divides it by 1 − p', () => {
    expect(kept).toContain(true);
    expect(kept).toContain(false);
    expect(dropout(input, options).toArray()).toEqual(
      kept.map((isKept, i) => (isKept ? (i + 1) / 0.75 : 0)),
    );
  });

  test('drops a share of about p and keeps the mean', () => {
    const ones = dropout(NdArray.full([100, 100], 1), { seed: 1, p: 0.3 }).toArray();
    expect(ones.filter((each) => each === 0).length / 10_000).toBeCloseTo(0.3, 1);
    expect(ones.reduce((sum, each) => sum + each, 0) / 10_000).toBeCloseTo(1, 1);
  });

  test('changes nothing outside training or for p 0, and leaves nothing for p 1', () => {
    expect(dropout(input, { ...options, training: false })).toBe(input);
    expect(dropout(input, { seed: 1, p: 0 }).equals(input)).toBe(true);
    expect(dropout(input, { seed: 1, p: 1 }).toArray()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('has right derivatives', () => {
    for (const training of [true, false])
      expect(
        derivativeFaults((x) => dropout(x, { seed: 5, training }), [randomArray([2, 3])]),
      ).toEqual([]);
  });

  test('throws ArgumentError for p outside 0 … 1 or a seed that is no whole number', () => {
    expect(() => dropout(input, { seed: 1, p: 1.5 })).toThrow(
      'dropout: expected p in 0 … 1, got 1.5',
    );
    expect(() => dropout(input, { seed: 1, p: NaN })).toThrow(ArgumentError);
    expect(() => dropout(input, { seed: 0.5 })).toThrow('dropout: expected a whole seed, got 0.5');
  });

  test.each([
    ['not-divided', kept.map((isKept, i) => (isKept ? i + 1 : 0))],
    ['multiplied', kept.map((isKept, i) => (isKept ? (i + 1) * 0.75 : 0))],
    ['wrong-ones-dropped', kept.map((isKept, i) => (isKept ? 0 : (i + 1) / 0.75))],
  ])('misreading %s', (id, expected) => {
    expect(misread(dropoutOp, id, [input], options)).toEqual(expected);
  });

  test('misreading always-dropping', () => {
    expect(misread(dropoutOp, 'always-dropping', [input], { ...options, training: false })).toEqual(
      dropout(input, options).toNested(),
    );
  });

  test('0 times NaN or ∞ is NaN, as in PyTorch', () => {
    const found = dropout(NdArray.from([1, NaN, Infinity]), { seed: 1, p: 1 });
    expect(found.toArray()).toEqual([0, NaN, NaN]);
  });
});
