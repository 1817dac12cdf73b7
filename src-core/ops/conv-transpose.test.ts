import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { convTranspose1d, convTranspose1dOp } from './conv-transpose1d.ts';
import { convTranspose2d } from './conv-transpose2d.ts';
import { convTranspose3d, convTranspose3dOp } from './conv-transpose3d.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

describe('convTranspose1d, convTranspose2d, convTranspose3d', () => {
  test('stamp scaled copies of the kernel and add where they overlap', () => {
    const [x, w] = [NdArray.from([[1, 2]]), NdArray.from([[[1, 10, 100]]])];
    expect(convTranspose1d(x, w).toNested()).toEqual([[1, 12, 120, 200]]);
    expect(convTranspose1d(x, w, undefined, { stride: 2 }).toNested()).toEqual([
      [1, 10, 102, 20, 200],
    ]);
    const bias = NdArray.from([5]);
    const options = { stride: 2, padding: 1, outputPadding: 1 };
    expect(convTranspose1d(x, w, bias, options).toNested()).toEqual([[15, 107, 25, 205]]);
  });

  test('a given output size cuts or adds lines at the end', () => {
    const [x, w] = [NdArray.from([[1, 2]]), NdArray.from([[[1, 10, 100]]])];
    const sized = (outputSize: number) =>
      convTranspose1d(x, w, undefined, { outputSize }).toNested();
    expect(sized(3)).toEqual([[1, 12, 120]]);
    expect(sized(5)).toEqual([[1, 12, 120, 200, 0]]);
  });

  test('with groups is one transposed convolution for each group', () => {
    const small = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(small, small, small, (kernel, stride, outGroup) => {
        const [x, w] = [randomArray([4, 3, 2]), randomArray([4, outGroup, kernel, 2], 2)];
        const y = convTranspose2d(x, w, undefined, { stride, groups: 2 });
        for (const group of [0, 1]) {
          const [from, to] = [2 * group, 2 * group + 2];
          const part = convTranspose2d(x.slice(0, from, to), w.slice(0, from, to), undefined, {
            stride,
          });
          expect(y.slice(0, outGroup * group, outGroup * (group + 1)).equals(part)).toBe(true);
        }
      }),
    );
  });

  test.each([
    [1, [2, 2, 3], [2, 1, 3], { groups: 2, stride: 2, padding: 1, outputPadding: 1 }],
    [1, [2, 3], [2, 2, 2], { dilation: 3, outputPadding: 2 }],
    [2, [2, 2, 3], [2, 2, 2, 2], { outputSize: [2, 7], stride: 2 }],
    [
      3,
      [1, 2, 2, 2, 2],
      [2, 1, 2, 1, 2],
      { groups: 2, stride: [1, 2, 2], padding: [1, 0, 1], outputPadding: [0, 1, 1] },
    ],
  ] as const)('has right derivatives: %sd, %j, %j, %j', (axes, x, w, options) => {
    const groups = 'groups' in options ? options.groups : 1;
    const inputs = [randomArray(x), randomArray(w, 2), randomArray([w[1] * groups], 3)];
    const faults = derivativeFaults((a, b, c) => {
      const op = { 1: convTranspose1d, 2: convTranspose2d, 3: convTranspose3d }[axes];
      return op(a, b, c, options);
    }, inputs);
    expect(faults).toEqual([]);
  });

  test('throws for shapes and options that do not fit', () => {
    const [x, w] = [countingArray([1, 2]), countingArray([1, 1, 2])];
    expect(() => convTranspose1d(x, w, undefined, { stride: 2, outputPadding: 2 })).toThrow(
      'convTranspose1d: expected outputPadding below stride 2 or dilation 1, got 2',
    );
    expect(() => convTranspose1d(x, w, undefined, { padding: 2 })).toThrow(ShapeError);
    expect(() => convTranspose1d(x, w, undefined, { outputSize: -1 })).toThrow(ArgumentError);
    expect(() => convTranspose3d(x, w)).toThrow(ShapeError);
  });

  test('misreadings exist for every number of axes', () => {
    const inputs = [countingArray([1, 2]), countingArray([1, 1, 2])] as const;
    const turned = convTranspose1dOp.misreadings.find(({ id }) => id === 'kernel-turned');
    expect(turned?.forward(inputs, {}).toNested()).toEqual([[2, 5, 2]]);
    const volume = [countingArray([2, 2, 2, 2]), countingArray([2, 1, 2, 2, 2])] as const;
    for (const { id, forward } of convTranspose3dOp.misreadings.filter(
      ({ id }) => id !== 'padding-forgotten',
    ))
      expect([id, forward(volume, { stride: 2 }).rank]).toEqual([id, 4]);
  });
});
