import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { roll, rollOp } from './roll.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const x = countingArray([2, 3]);

describe('roll', () => {
  test('moves everything on and lets it in again at the start', () => {
    expect(roll(countingArray([4]), 1).toArray()).toEqual([4, 1, 2, 3]);
    expect(roll(countingArray([4]), -5).toArray()).toEqual([2, 3, 4, 1]);
    expect(roll(x, 1, { dims: 1 }).toArray()).toEqual([3, 1, 2, 6, 4, 5]);
    expect(roll(x, [1, -1], { dims: [0, 1] }).toArray()).toEqual([5, 6, 4, 2, 3, 1]);
    expect(roll(countingArray([0, 2]), 1, { dims: 0 }).shape).toEqual([0, 2]);
  });

  test('takes the tensor as one row when no axis is named', () => {
    expect(roll(x, 1).toArray()).toEqual([6, 1, 2, 3, 4, 5]);
    expect(roll(x, 1).shape).toEqual([2, 3]);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((y) => roll(y, 2), [randomArray([2, 2])])).toEqual([]);
    const options = { dims: [0, 1] };
    expect(derivativeFaults((y) => roll(y, [1, 2], options), [randomArray([2, 3])])).toEqual([]);
  });

  test('throws ArgumentError unless there is one whole shift an axis', () => {
    expect(() => roll(x, [1, 1], { dims: 0 })).toThrow(ArgumentError);
    expect(() => roll(x, [1, 1])).toThrow(ArgumentError);
    expect(() => roll(x, 0.5)).toThrow(ArgumentError);
    expect(() => roll(x, 1, { dims: 2 })).toThrow(ArgumentError);
  });

  test.each([
    ['other-direction', 1, [2, 3, 1]],
    ['zeros-moved-in', 1, [0, 1, 2]],
    ['zeros-moved-in', -2, [3, 0, 0]],
  ])('misreading %s by %i', (id, shifts, expected) => {
    expect(misread(rollOp, id, [countingArray([3])], { shifts })).toEqual(expected);
  });
});
