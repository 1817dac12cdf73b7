import { describe, expect, test } from 'vitest';
import { valueFromJson } from '../language/json-value.ts';
import { writtenValue } from './written.ts';

const words = (json: unknown): string => writtenValue(valueFromJson(json, 'value')).words;
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

describe('writtenValue', () => {
  test.each([
    ['−5/2', '-5/2'],
    ['[1, 2, 3]', [1, 2, 3]],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['yes', true],
    ['“AND”', 'AND'],
  ])('writes %s out', (written, json) => {
    expect(words(json)).toBe(written);
  });

  test.each([
    ['list of 40', zeros(40)],
    ['5 × 8 matrix', Array.from({ length: 5 }, () => zeros(8))],
    ['nested list of 3', [[1, 2], [3]]],
    ['nested list of 4', [[[1, 2]], [[3, 4]]]],
    [`“${'a'.repeat(60)}…”`, 'a'.repeat(200)],
  ])('says %s of what has no place on a line', (written, json) => {
    expect(words(json)).toBe(written);
  });
});

describe('writtenValue of lists', () => {
  test.each([
    [
      [
        [1, 2],
        [3, 0.5],
      ],
      { shape: [2, 2], values: [1, 2, 3, 0.5] },
    ],
    [[[[1, 2]], [[3, 4]]], { shape: [2, 1, 2], values: [1, 2, 3, 4] }],
    [[1, 2], { shape: [2], values: [1, 2] }],
  ])('carries the numbers of %j', (json, numbers) => {
    expect(writtenValue(valueFromJson(json, 'value')).numbers).toEqual(numbers);
  });

  test.each([[[1]], [[[1, 2], [3]]], [[[1, 2], 3]], [['a', 'b']], [[]], [3]])(
    'carries none of %j',
    (json) => expect(writtenValue(valueFromJson(json, 'value')).numbers).toBeUndefined(),
  );
});
