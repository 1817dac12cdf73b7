import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { indexAdd, indexAddOp } from './index-add.ts';
import { indexSelect, indexSelectOp } from './index-select.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const whole = (numbers: number[] | number) => NdArray.from(numbers, undefined, 'int32');
const x = countingArray([2, 3]);

describe('indexSelect', () => {
  test('takes the places of a list, in its order, repeats included', () => {
    expect(indexSelect(x, whole([2, 0, 2]), { dim: 1 }).toArray()).toEqual([3, 1, 3, 6, 4, 6]);
    expect(indexSelect(x, whole([1]), { dim: -2 }).toArray()).toEqual([4, 5, 6]);
    expect(indexSelect(x, whole(1), { dim: 0 }).shape).toEqual([1, 3]);
    expect(indexSelect(x, whole([]), { dim: 0 }).shape).toEqual([0, 3]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 3, 2]), whole([2, 0, 2])];
    expect(derivativeFaults((a, i) => indexSelect(a, i, { dim: 1 }), inputs)).toEqual([]);
    const single = [randomArray([3]), whole(1)];
    expect(derivativeFaults((a, i) => indexSelect(a, i, { dim: 0 }), single)).toEqual([]);
  });

  test('throws for a list of two axes, an index outside, a negative one or broken numbers', () => {
    const square = NdArray.zeros([1, 1], 'int32');
    expect(() => indexSelect(x, square, { dim: 0 })).toThrow(ShapeError);
    expect(() => indexSelect(x, whole([2]), { dim: 0 })).toThrow(
      'indexSelect: expected indices below 2 and ≥ 0, got 2',
    );
    expect(() => indexSelect(x, whole([-1]), { dim: 0 })).toThrow(ArgumentError);
    expect(() => indexSelect(x, NdArray.from([0]), { dim: 0 })).toThrow(ArgumentError);
    expect(() => indexSelect(x, whole([0]), { dim: 2 })).toThrow(ArgumentError);
  });

  test.each([
    ['other-axis', 0, [1, 0], [2, 1, 5, 4]],
    ['counted-from-one', 1, [3, 1], [3, 1, 6, 4]],
    ['in-order', 0, [1, 0], [1, 2, 3, 4, 5, 6]],
  ])('misreading %s', (id, dim, list, expected) => {
    expect([misread(indexSelectOp, id, [x, whole(list)], { dim })].flat(3)).toEqual(expected);
  });
});

describe('indexAdd', () => {
  const src = countingArray([3, 2]);

  test('adds each place at the place that the list names', () => {
    const out = indexAdd(NdArray.zeros([2, 2]), whole([1, 0, 1]), src, { dim: 0 });
    expect(out.toArray()).toEqual([3, 4, 1 + 5, 2 + 6]);
    const halved = indexAdd(NdArray.zeros([3, 3]), whole([2, 0]), src, { dim: 1, alpha: 0.5 });
    expect(halved.toArray()).toEqual([1, 0, 0.5, 2, 0, 1.5, 3, 0, 2.5]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2, 2]), whole([1, 0, 1]), randomArray([3, 2], 2)];
    const options = { dim: 0, alpha: -2 };
    expect(derivativeFaults((a, i, b) => indexAdd(a, i, b, options), inputs)).toEqual([]);
    const single = [randomArray([3, 2]), whole(2), randomArray([1, 2], 2)];
    expect(derivativeFaults((a, i, b) => indexAdd(a, i, b, { dim: 0 }), single)).toEqual([]);
  });

  test('throws ShapeError when src does not fit, ArgumentError for an index outside', () => {
    const base = NdArray.zeros([2, 2]);
    expect(() => indexAdd(base, whole([0]), src, { dim: 0 })).toThrow(
      'indexAdd: expected src of the shape [1, 2], got [3, 2]',
    );
    expect(() => indexAdd(base, whole([0, 1, 2]), src, { dim: 0 })).toThrow(ArgumentError);
  });

  test('misreading overwritten', () => {
    const inputs = [NdArray.zeros([1, 2]), whole([0, 0, 0]), src] as const;
    expect(misread(indexAddOp, 'overwritten', inputs, { dim: 0 })).toEqual([[5, 6]]);
  });

  test('takes a number without axes for one place, as does indexSelect', () => {
    const [number, zero] = [NdArray.scalar(5, 'float64'), NdArray.scalar(0, 'int32')];
    const other = NdArray.scalar(2, 'float64');
    expect(indexSelect(number, zero, { dim: 0 }).item()).toBe(5);
    expect(indexSelect(number, NdArray.from([0], [1], 'int32'), { dim: -1 }).shape).toEqual([]);
    expect(indexAdd(number, zero, other, { dim: 0 }).item()).toBe(7);
    expect(derivativeFaults((x, i) => indexSelect(x, i, { dim: 0 }), [number, zero])).toEqual([]);
    expect(
      derivativeFaults((x, i, y) => indexAdd(x, i, y, { dim: 0 }), [number, zero, other]),
    ).toEqual([]);
    const two = NdArray.from([0, 0], [2], 'int32');
    expect(() => indexSelect(number, two, { dim: 0 })).toThrow(ShapeError);
    expect(() => indexAdd(number, two, other, { dim: 0 })).toThrow(ShapeError);
    expect(() => indexSelect(number, NdArray.scalar(1, 'int32'), { dim: 0 })).toThrow(
      ArgumentError,
    );
  });
});
