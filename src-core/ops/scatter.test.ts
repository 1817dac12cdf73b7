import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { scatterAdd, scatterAddOp } from './scatter-add.ts';
import { scatter, scatterOp } from './scatter.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const whole = (numbers: Parameters<typeof NdArray.from>[0]) =>
  NdArray.from(numbers, undefined, 'int32');
const zeros = NdArray.zeros([2, 3]);
const index = whole([
  [0, 2],
  [1, 1],
]);
const src = NdArray.from([
  [1, 2],
  [3, 4],
]);

describe('scatter', () => {
  test('writes along one axis where the index points, the last one stays', () => {
    expect(scatter(zeros, index, src, { dim: 1 }).toArray()).toEqual([1, 0, 2, 0, 4, 0]);
    expect(scatter(zeros, whole([[1, 0]]), src, { dim: 0 }).toArray()).toEqual([0, 2, 0, 1, 0, 0]);
    expect(scatter(zeros, index, 7, { dim: -1 }).toArray()).toEqual([7, 0, 7, 0, 7, 0]);
  });

  test('uses as much of src as the index is large', () => {
    const out = scatter(zeros, whole([[2], [0]]), src, { dim: 1 });
    expect(out.toArray()).toEqual([0, 0, 1, 3, 0, 0]);
  });

  test('has right derivatives where no place is written twice', () => {
    const places = whole([
      [0, 2],
      [1, 0],
    ]);
    const inputs = [randomArray([2, 3]), places, randomArray([2, 2], 2)];
    expect(derivativeFaults((x, i, y) => scatter(x, i, y, { dim: 1 }), inputs)).toEqual([]);
    const larger = [randomArray([2, 3]), whole([[2], [0]]), randomArray([3, 2], 2)];
    expect(derivativeFaults((x, i, y) => scatter(x, i, y, { dim: 1 }), larger)).toEqual([]);
  });

  test('throws ShapeError when src is smaller than the index, ArgumentError for an index outside', () => {
    const small = countingArray([2, 1]);
    expect(() => scatter(zeros, index, small, { dim: 1 })).toThrow(ShapeError);
    expect(() => scatter(zeros, whole([[3]]), src, { dim: 1 })).toThrow(ArgumentError);
    expect(() => scatter(zeros, whole([[-1]]), src, { dim: 1 })).toThrow(ArgumentError);
  });

  test('misreading other-axis', () => {
    const square = NdArray.zeros([2, 2]);
    const places = whole([[1, 0]]);
    expect(misread(scatterOp, 'other-axis', [square, places, src], { dim: 0 })).toEqual([
      [2, 1],
      [0, 0],
    ]);
  });
});

describe('scatterAdd', () => {
  test('adds up what arrives at one place', () => {
    expect(scatterAdd(zeros, index, src, { dim: 1 }).toArray()).toEqual([1, 0, 2, 0, 7, 0]);
    expect(scatterAdd(countingArray([2, 3]), index, src, { dim: 1 }).toArray()).toEqual([
      2, 2, 5, 4, 12, 6,
    ]);
  });

  test('has right derivatives, with places that several reach and with a larger src', () => {
    const inputs = [randomArray([2, 3]), index, randomArray([2, 2], 2)];
    expect(derivativeFaults((x, i, y) => scatterAdd(x, i, y, { dim: 1 }), inputs)).toEqual([]);
    const larger = [randomArray([2, 3]), index, randomArray([4, 3], 2)];
    expect(derivativeFaults((x, i, y) => scatterAdd(x, i, y, { dim: 1 }), larger)).toEqual([]);
  });

  test('throws ShapeError and ArgumentError as scatter', () => {
    expect(() => scatterAdd(zeros, index, countingArray([2]), { dim: 1 })).toThrow(ShapeError);
    expect(() => scatterAdd(zeros, whole([[9]]), src, { dim: 1 })).toThrow(ArgumentError);
  });

  test('misreadings', () => {
    const square = NdArray.zeros([2, 2]);
    const places = whole([
      [0, 0],
      [1, 0],
    ]);
    expect(misread(scatterAddOp, 'overwritten', [square, places, src], { dim: 1 })).toEqual([
      [2, 0],
      [4, 3],
    ]);
    expect(misread(scatterAddOp, 'other-axis', [square, places, src], { dim: 1 })).toEqual([
      [1, 6],
      [3, 0],
    ]);
  });

  test('takes a number without axes for one place, as does scatter', () => {
    const [number, zero] = [NdArray.scalar(5, 'float64'), NdArray.scalar(0, 'int32')];
    const other = NdArray.scalar(2, 'float64');
    expect(scatter(number, zero, other, { dim: 0 }).item()).toBe(2);
    expect(scatterAdd(number, zero, other, { dim: -1 }).item()).toBe(7);
    for (const f of [scatter, scatterAdd])
      expect(derivativeFaults((x, i, y) => f(x, i, y, { dim: 0 }), [number, zero, other])).toEqual(
        [],
      );
  });
});
