import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { pad, padOp } from './pad.ts';

const row = countingArray([1, 4]); // 1 2 3 4

describe('pad', () => {
  test('puts zeros around, last axis first', () => {
    expect(pad(countingArray([2, 2]), [1, 0, 0, 2]).toNested()).toEqual([
      [0, 1, 2],
      [0, 3, 4],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  test('cuts off with negative amounts and puts other values around', () => {
    const x = countingArray([2, 3]);
    expect(pad(x, [-1, 1], { value: 9 }).toNested()).toEqual([
      [2, 3, 9],
      [5, 6, 9],
    ]);
    expect(pad(x, [0, 0, -1, -1]).shape).toEqual([0, 3]);
    expect(pad(NdArray.zeros([0]), [1, 1], { value: 2 }).toArray()).toEqual([2, 2]);
  });

  test('keeps the dtype', () => {
    for (const dtype of ['bool', 'int32', 'float32'] as const)
      expect(pad(NdArray.zeros([2], dtype), [1, 1], { value: 5 }).dtype).toBe(dtype);
    expect(pad(NdArray.zeros([1], 'bool'), [1, 0], { value: 5 }).toArray()).toEqual([1, 0]);
  });

  test.each([
    ['reflect', [3, 2, 1, 2, 3, 4, 3, 2]],
    ['replicate', [1, 1, 1, 2, 3, 4, 4, 4]],
    ['circular', [3, 4, 1, 2, 3, 4, 1, 2]],
  ] as const)('takes numbers of the tensor itself: %s', (mode, expected) => {
    expect(pad(row, [2, 2], { mode }).toArray()).toEqual(expected);
  });

  test.each([
    ['reflect', [1, 2, 3, 2, 1]],
    ['replicate', [1, 2, 3, 3, 3]],
    // What is cut off does not come back: the rest 1 2 3 goes round.
    ['circular', [2, 3, 1, 2, 3]],
  ] as const)('cuts off and continues: %s', (mode, expected) => {
    const amounts = { reflect: [0, 2], replicate: [0, 2], circular: [2, -1] }[mode];
    const x = mode === 'circular' ? row : countingArray([1, 3]);
    expect(pad(x, amounts, { mode }).toArray()).toEqual(expected);
  });

  test('reflects corners in both axes', () => {
    expect(pad(countingArray([1, 2, 2]), [1, 1, 1, 0], { mode: 'reflect' }).toNested()).toEqual([
      [
        [4, 3, 4, 3],
        [2, 1, 2, 1],
        [4, 3, 4, 3],
      ],
    ]);
  });

  test.each([[[1, 2]], [[1, 0, 2, 1]], [[-1, 1, 0, -1]]])(
    'has right derivatives: %o',
    (amounts) => {
      const f = derivativeFaults((x) => pad(x, amounts, { value: 3 }), [randomArray([2, 3])]);
      expect(f).toEqual([]);
    },
  );

  test.each(['reflect', 'replicate', 'circular'] as const)('has right derivatives: %s', (mode) => {
    expect(derivativeFaults((x) => pad(x, [2, 1], { mode }), [randomArray([2, 3])])).toEqual([]);
    const plane = [randomArray([1, 3, 3])];
    expect(derivativeFaults((x) => pad(x, [2, 1, 0, 2], { mode }), plane)).toEqual([]);
    const block = [randomArray([1, 2, 2, 2])];
    expect(derivativeFaults((x) => pad(x, [1, 0, 1, 1, 0, 1], { mode }), block)).toEqual([]);
    expect(derivativeFaults((x) => pad(x, [-1, 1], { mode }), [randomArray([2, 3])])).toEqual([]);
  });

  test('throws ArgumentError for amounts that come not in pairs, ShapeError for too much cut off', () => {
    const x = countingArray([2, 2]);
    expect(() => pad(x, [1])).toThrow(ArgumentError);
    expect(() => pad(x, [1, 1, 1, 1, 1, 1])).toThrow(ArgumentError);
    expect(() => pad(x, [0.5, 1])).toThrow(ArgumentError);
    expect(() => pad(x, [-3, 3])).toThrow(ShapeError);
  });

  test('throws ShapeError where a mode finds too few numbers to take', () => {
    expect(() => pad(row, [4, 0], { mode: 'reflect' })).toThrow(
      "pad: expected amounts up to 3 along axis 1 in mode 'reflect', got [4, 0]",
    );
    expect(pad(row, [4, 0], { mode: 'circular' }).shape).toEqual([1, 8]);
    expect(() => pad(row, [5, 0], { mode: 'circular' })).toThrow(ShapeError);
    expect(pad(row, [9, 0], { mode: 'replicate' }).shape).toEqual([1, 13]);
    expect(() => pad(NdArray.zeros([1, 0]), [1, 1], { mode: 'replicate' })).toThrow(ShapeError);
    expect(() => pad(row, [-2, -2], { mode: 'replicate' })).toThrow(ShapeError);
  });

  test('throws for a mode with too many or too few axes in front, with a value, or unknown', () => {
    expect(() => pad(countingArray([4]), [1, 1], { mode: 'reflect' })).toThrow(ShapeError);
    expect(() => pad(countingArray([1, 1, 1, 4]), [1, 1], { mode: 'reflect' })).toThrow(ShapeError);
    expect(() => pad(row, [1, 1], { mode: 'reflect', value: 1 })).toThrow(ArgumentError);
    expect(() => pad(row, [1, 1], { mode: 'mirror' as 'reflect' })).toThrow(ArgumentError);
  });

  test.each([
    ['in-front-only', [1, 1], [0, 1, 0, 2]],
    ['axes-swapped', [1, 1, 0, 0], [0, 1, 2, 0]],
    ['axes-swapped', [1, 1], [0, 1, 2, 0]],
  ])('misreading %s', (id, amounts, expected) => {
    const found = misread(padOp, id, [countingArray([2, 1])], { pad: amounts });
    expect([found].flat(3)).toEqual(expected);
  });

  test.each([
    ['edge-doubled', [2, 1, 1, 2, 3, 4, 4, 3]],
    ['zeros-around', [0, 0, 1, 2, 3, 4, 0, 0]],
  ])('misreading %s of a reflection', (id, expected) => {
    expect(misread(padOp, id, [row], { pad: [2, 2], mode: 'reflect' })).toEqual([expected]);
  });
});
