import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cross, crossOp } from './cross.ts';
import { kron, kronOp } from './kron.ts';
import { outer, outerOp } from './outer.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const [a, b] = [NdArray.from([1, 2]), NdArray.from([3, 5])];

describe('outer', () => {
  test('multiplies every number with every other, the first down the rows', () => {
    expect(outer(a, NdArray.from([3, 4, 5])).toNested()).toEqual([
      [3, 4, 5],
      [6, 8, 10],
    ]);
  });

  test('has right derivatives', () => {
    const inputs = [randomArray([2]), randomArray([3], 2)];
    expect(derivativeFaults((x, y) => outer(x, y), inputs)).toEqual([]);
  });

  test('throws ShapeError unless both are vectors', () => {
    expect(() => outer(a, countingArray([1, 2]))).toThrow(ShapeError);
  });

  test.each([
    ['transposed', [3, 6, 5, 10]],
    ['entry-by-entry', [3, 10]],
    ['added', [4, 6, 5, 7]],
  ])('misreading %s', (id, expected) => {
    expect([misread(outerOp, id, [a, b], {})].flat(3)).toEqual(expected);
  });
});

describe('kron', () => {
  test('puts a copy of the second in the place of each number of the first', () => {
    const identity = NdArray.from([
      [1, 0],
      [0, 2],
    ]);
    expect(kron(identity, countingArray([1, 2])).toNested()).toEqual([
      [1, 2, 0, 0],
      [0, 0, 2, 4],
    ]);
    expect(kron(a, b).toArray()).toEqual([3, 5, 6, 10]);
    expect(kron(a, countingArray([2, 1])).toNested()).toEqual([
      [1, 2],
      [2, 4],
    ]);
    expect(kron(NdArray.from(2), NdArray.from(3)).item()).toBe(6);
  });

  test.each([
    [
      [2, 2],
      [1, 3],
    ],
    [[2], [2, 2]],
    [[2, 1], [3]],
    [[], [2]],
  ])('has right derivatives: %o ⊗ %o', (x, y) => {
    const inputs = [randomArray(x), randomArray(y, 2)];
    expect(derivativeFaults((p, q) => kron(p, q), inputs)).toEqual([]);
  });

  test('misreading order-swapped', () => {
    expect(misread(kronOp, 'order-swapped', [a, b], {})).toEqual([3, 6, 5, 10]);
  });
});

describe('cross', () => {
  const [x, y] = [NdArray.from([1, 0, 0]), NdArray.from([0, 1, 0])];

  test('is at right angles to both, by the right hand', () => {
    expect(cross(x, y).toArray()).toEqual([0, 0, 1]);
    const [p, q] = [randomArray([3]), randomArray([3], 2)];
    const dots = [p, q].map((v) =>
      cross(p, q)
        .toArray()
        .reduce((s, c, i) => s + c * v.get(i), 0),
    );
    expect(dots.every((each) => Math.abs(each) < 1e-12)).toBe(true);
    expect(cross(countingArray([3, 2]), countingArray([3, 2]), { dim: 0 }).toArray()).toEqual(
      new Array(6).fill(0),
    );
  });

  test('has right derivatives, stretched axes included', () => {
    const inputs = [randomArray([2, 3]), randomArray([1, 3], 2)];
    expect(derivativeFaults((p, q) => cross(p, q), inputs)).toEqual([]);
  });

  test('throws ShapeError unless the axis has size 3', () => {
    expect(() => cross(a, b)).toThrow(ShapeError);
    expect(() => cross(x, countingArray([1, 3]))).toThrow(ShapeError);
  });

  test('misreadings', () => {
    expect(misread(crossOp, 'order-swapped', [x, y], {})).toEqual([0, 0, -1]);
    expect(misread(crossOp, 'entry-by-entry', [x, x], {})).toEqual([1, 0, 0]);
  });
});
