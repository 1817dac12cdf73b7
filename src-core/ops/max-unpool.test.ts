import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { maxPool1dWithIndices } from './max-pool1d.ts';
import { maxPool2dWithIndices } from './max-pool2d.ts';
import { maxPool3dWithIndices } from './max-pool3d.ts';
import { maxUnpool1d } from './max-unpool1d.ts';
import { maxUnpool2d, maxUnpool2dOp } from './max-unpool2d.ts';
import { maxUnpool3d } from './max-unpool3d.ts';
import { planeGather } from './plane-gather.ts';
import { planeScatterAdd } from './plane-scatter-add.ts';
import { adjointGap } from './testing/adjoint.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { randomArray } from './testing/random-array.ts';

describe('maxUnpool1d, maxUnpool2d, maxUnpool3d', () => {
  test('put each number where it stood, zeros elsewhere', () => {
    const [values, indices] = maxPool1dWithIndices(NdArray.from([[1, 3, 4, 2, 9]]), {
      kernelSize: 2,
    });
    expect(maxUnpool1d(values, indices, { kernelSize: 2 }).toNested()).toEqual([[0, 3, 4, 0]]);
    const sized = { kernelSize: 2, outputSize: [5] };
    expect(maxUnpool1d(values, indices, sized).toNested()).toEqual([[0, 3, 4, 0, 0]]);
  });

  test('where two go to one place the later one stays', () => {
    const indices = NdArray.from([[1, 1]], undefined, 'int32');
    expect(maxUnpool1d(NdArray.from([[5, 6]]), indices, { kernelSize: 2 }).toNested()).toEqual([
      [0, 6, 0, 0],
    ]);
  });

  test('have right derivatives', () => {
    const options = { kernelSize: 2 };
    const [a, ai] = maxPool2dWithIndices(randomArray([2, 2, 4, 4]), options);
    expect(derivativeFaults((x, i) => maxUnpool2d(x, i, options), [a, ai])).toEqual([]);
    const [b, bi] = maxPool3dWithIndices(randomArray([1, 2, 4, 2]), options);
    expect(derivativeFaults((x, i) => maxUnpool3d(x, i, options), [b, bi])).toEqual([]);
  });

  test('throw for shapes, places and sizes that do not fit', () => {
    const [x, indices] = [randomArray([1, 2]), NdArray.from([[0, 4]], undefined, 'int32')];
    expect(() => maxUnpool1d(x, indices, { kernelSize: 2 })).toThrow(
      'maxUnpool1d: expected places from 0 to 3, got 4',
    );
    expect(() => maxUnpool1d(x, indices, { kernelSize: 2, outputSize: [6] })).toThrow(
      'maxUnpool1d: expected outputSize less than one stride from [4], got [6]',
    );
    expect(() => maxUnpool1d(x, indices.reshape([2, 1]), { kernelSize: 2 })).toThrow(ShapeError);
    expect(() => maxUnpool2d(x, indices, { kernelSize: 2 })).toThrow(ShapeError);
  });

  test('misreading first-cell', () => {
    const x = NdArray.from([1, 2, 3, 4], [1, 2, 2]);
    const indices = NdArray.from(Int32Array.from([5, 7, 13, 15]), [1, 2, 2]);
    const found = maxUnpool2dOp.misreadings[0]?.forward([x, indices], { kernelSize: 2 });
    expect(found?.toNested()).toEqual([
      [
        [1, 0, 2, 0],
        [0, 0, 0, 0],
        [3, 0, 4, 0],
        [0, 0, 0, 0],
      ],
    ]);
  });
});

describe('planeGather and planeScatterAdd', () => {
  const index = NdArray.from(Int32Array.from([0, 5, 5, -1, 2, 1]), [1, 2, 3]);

  test('pick and put by place, −1 is nowhere, what meets is added', () => {
    const x = NdArray.from([10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25], [1, 2, 2, 3]);
    const picked = planeGather(x, index.reshape([1, 2, 3, 1]), { axes: 2 });
    expect(picked.toArray()).toEqual([10, 15, 15, 0, 22, 21]);
    const put = planeScatterAdd(NdArray.from([1, 2, 3, 4, 5, 6], [1, 2, 3]), index, { size: [6] });
    expect(put.toNested()).toEqual([
      [
        [1, 0, 0, 0, 0, 5],
        [0, 6, 5, 0, 0, 0],
      ],
    ]);
  });

  test('are each other’s adjoint and have right derivatives', () => {
    const [x, y] = [randomArray([1, 2, 6]), randomArray([1, 2, 3], 2)];
    const gap = adjointGap(
      (a) => planeGather(a, index, { axes: 1 }),
      (b) => planeScatterAdd(b, index, { size: [6] }),
      x,
      y,
    );
    expect(gap).toBeLessThan(1e-14);
    expect(derivativeFaults((a, i) => planeGather(a, i, { axes: 1 }), [x, index])).toEqual([]);
    expect(derivativeFaults((a, i) => planeScatterAdd(a, i, { size: [6] }), [y, index])).toEqual(
      [],
    );
  });

  test('throw for places outside and planes that differ', () => {
    expect(() => planeGather(randomArray([1, 2, 5]), index, { axes: 1 })).toThrow(ArgumentError);
    expect(() => planeGather(randomArray([2, 2, 6]), index, { axes: 1 })).toThrow(ShapeError);
    expect(() => planeScatterAdd(randomArray([1, 2, 4]), index, { size: [6] })).toThrow(ShapeError);
  });
});
