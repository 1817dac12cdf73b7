import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { argsort } from './argsort.ts';
import { gather, gatherOp, takeAlongDim } from './gather.ts';
import { sort } from './sort.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const whole = (numbers: Parameters<typeof NdArray.from>[0]) =>
  NdArray.from(numbers, undefined, 'int32');
const x = countingArray([2, 3]); // 1 2 3 / 4 5 6
const index = whole([
  [2, 0],
  [1, 1],
]);

describe('gather', () => {
  test('fetches along one axis what the index names', () => {
    // out[i, j] = x[i, index[i, j]] and x[index[i, j], j]
    expect(gather(x, index, { dim: 1 }).toArray()).toEqual([3, 1, 5, 5]);
    expect(gather(x, whole([[1, 0, 1]]), { dim: 0 }).toArray()).toEqual([4, 2, 6]);
    expect(gather(x, index, { dim: -1 }).shape).toEqual([2, 2]);
    expect(gather(x, NdArray.zeros([2, 0], 'int32'), { dim: 1 }).shape).toEqual([2, 0]);
  });

  test('reads views where they lie', () => {
    const turned = x.permute([1, 0]);
    expect(gather(turned, index.permute([1, 0]), { dim: 0 }).toArray()).toEqual([3, 5, 1, 5]);
  });

  test('has right derivatives, repeated indices included', () => {
    expect(
      derivativeFaults((a, i) => gather(a, i, { dim: 1 }), [randomArray([2, 3]), index]),
    ).toEqual([]);
    const rows = whole([[0, 0, 0]]);
    expect(
      derivativeFaults((a, i) => gather(a, i, { dim: 0 }), [randomArray([2, 3]), rows]),
    ).toEqual([]);
  });

  test('throws ArgumentError for an index outside, a negative one, or one that is not int32', () => {
    expect(() => gather(x, whole([[3], [0]]), { dim: 1 })).toThrow(
      'gather: expected indices below 3 and ≥ 0, got 3',
    );
    expect(() => gather(x, whole([[-1], [0]]), { dim: 1 })).toThrow(ArgumentError);
    expect(() => gather(x, NdArray.from([[0], [0]]), { dim: 1 })).toThrow(
      'gather: expected whole numbers (int32) as indices, got float64',
    );
  });

  test('throws ShapeError for an index of another rank or longer beside dim', () => {
    expect(() => gather(x, whole([0]), { dim: 1 })).toThrow(ShapeError);
    expect(() => gather(x, NdArray.zeros([3, 1], 'int32'), { dim: 1 })).toThrow(ShapeError);
    expect(() => gather(x, index, { dim: 2 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    const square = countingArray([2, 2]);
    const places = whole([
      [1, 0],
      [1, 0],
    ]);
    expect(gather(square, places, { dim: 1 }).toArray()).toEqual([2, 1, 4, 3]);
    expect(misread(gatherOp, 'other-axis', [square, places], { dim: 1 })).toEqual([
      [3, 2],
      [3, 2],
    ]);
    const turned = whole([[1, 2, 0]]);
    const row = NdArray.from([[7, 8, 9]]);
    expect(gather(row, turned, { dim: 1 }).toArray()).toEqual([8, 9, 7]);
    expect(misread(gatherOp, 'scattered-instead', [row, turned], { dim: 1 })).toEqual([[9, 7, 8]]);
    expect(
      misread(gatherOp, 'input-as-index', [NdArray.from([[2, 0, 1]]), turned], { dim: 1 }),
    ).toEqual([[0, 1, 2]]);
  });

  test('takes a number without axes for one place', () => {
    const [number, zero] = [NdArray.scalar(5, 'float64'), NdArray.scalar(0, 'int32')];
    for (const dim of [0, -1]) {
      expect(gather(number, zero, { dim }).item()).toBe(5);
      expect(derivativeFaults((x, i) => gather(x, i, { dim }), [number, zero])).toEqual([]);
    }
    expect(() => gather(number, zero, { dim: 1 })).toThrow(ArgumentError);
    const one = NdArray.scalar(1, 'int32');
    expect(() => gather(number, one, { dim: 0 })).toThrow(ArgumentError);
  });
});

describe('takeAlongDim', () => {
  test('applies what argsort found, and stretches axes of size 1', () => {
    const values = randomArray([3, 4]);
    const places = argsort(values, { dim: 0 });
    const sorted = sort(values, { dim: 0 }).values;
    expect(takeAlongDim(values, places, { dim: 0 }).equals(sorted)).toBe(true);
    expect(takeAlongDim(x, whole([[1]]), { dim: 1 }).toArray()).toEqual([2, 5]);
    expect(takeAlongDim(x, whole([5, 0])).toArray()).toEqual([6, 1]);
  });
});
