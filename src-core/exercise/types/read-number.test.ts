import { describe, expect, test } from 'vitest';
import { readNumber } from './read-number.ts';

function read(raw: string): string {
  const reading = readNumber(raw);
  return reading.ok ? reading.value.toString() : reading.message;
}

describe('readNumber', () => {
  test.each([
    ['−5/2', '-5/2'],
    [' 2.5 ', '5/2'],
    ['1e-3', '1/1000'],
    ['2·3 + 1', '7'],
    ['138 357 544', '138357544'],
    ["61'706", '61706'],
    ['61\u202f706', '61706'],
    ['61_706', '61706'],
    ['－５／２', '-5/2'],
    ['138,357,544', '138357544'],
    ['61,706.5', '123413/2'],
  ])('reads %s as %s', (raw, value) => {
    expect(read(raw)).toBe(value);
  });

  test.each([
    ['61,706', '“61,706” can be meant in two ways: write 61706, or 61.706 with a point.'],
    ['2,5', 'Write “2.5” with a point.'],
    ['50 %', 'Write “50 %” without the percent sign: 50 where per cent are asked for, else 0.5.'],
    ['1/0', '“1/0” has no value: look for a division by 0'],
    ['9^9^9^9', 'or a number that is too large.'],
    ['12 34', '“12 34” is not a number.'],
    ['1 2345', '“1 2345” is not a number.'],
    ['seven', '“seven” is not a number. `seven` is not known here: the answer has no symbols.'],
  ])('says what to do about %s', (raw, message) => {
    expect(read(raw)).toContain(message);
  });
});
