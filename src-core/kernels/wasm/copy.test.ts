import { describe, expect, test } from 'vitest';
import {
  copy,
  copyStrided,
  fill,
  gatherRows,
  scatterAddRows,
  swapBlocks,
  transpose,
} from './copy.ts';
import { TestKernels } from './testing/test-kernels.ts';

const kernels = new TestKernels();
const { run } = kernels;
const counting = (n: number) => Float32Array.from({ length: n }, (_, i) => i + 1);
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('fill and copy', () => {
  test('write n elements and no more', () => {
    for (const n of [0, 1, 5, 100]) {
      const [y, z] = [kernels.room(n + 1), kernels.room(n + 1)];
      fill(run, y, 2.5, n);
      copy(run, kernels.put(counting(n)), z, n);
      expect([...kernels.floats(y, n + 1)]).toEqual([...Array<number>(n).fill(2.5), 7]);
      expect([...kernels.floats(z, n + 1)]).toEqual([...counting(n), 7]);
    }
  });
});

describe('transpose', () => {
  test.each([
    [1, 1, 1],
    [1, 3, 5],
    [2, 4, 4],
    [3, 17, 33],
    [2, 16, 7],
    [1, 5, 16],
  ])('turns [%d, %d, %d] over', (batch, rows, columns) => {
    const n = batch * rows * columns;
    const y = kernels.room(n + 1);
    transpose(run, kernels.put(counting(n)), y, { batch, rows, columns });
    const turned = range(n).map((o) => {
      const [b, j, i] = [Math.floor(o / rows / columns), Math.floor(o / rows) % columns, o % rows];
      return (b * rows + i) * columns + j + 1;
    });
    expect([...kernels.floats(y, n + 1)]).toEqual([...turned, 7]);
  });
});

describe('swapBlocks', () => {
  test.each([
    [2, 3, 1],
    [3, 2, 5],
    [4, 4, 70],
    [1, 5, 3],
  ])('turns [%d, %d, %d] over by blocks', (A, B, C) => {
    const n = A * B * C;
    const y = kernels.room(n + 1);
    swapBlocks(run, kernels.put(counting(n)), y, { A, B, C });
    const turned = range(n).map((o) => {
      const [b, a, c] = [Math.floor(o / C / A), Math.floor(o / C) % A, o % C];
      return (a * B + b) * C + c + 1;
    });
    expect([...kernels.floats(y, n + 1)]).toEqual([...turned, 7]);
  });
});

describe('copyStrided', () => {
  test.each([
    [[2, 3, 4, 5], [60, 20, 5, 1], 0],
    [[5, 4, 3, 2], [1, 5, 20, 60], 0],
    [[1, 2, 3, 70], [0, 0, 0, 1], 0],
    [[2, 2, 3, 4], [0, 5, 0, -1], 30],
  ] as const)('reads %j with strides %j', (sizes, strides, from) => {
    const n = sizes.reduce<number>((a, b) => a * b, 1);
    const y = kernels.room(n + 1);
    copyStrided(run, kernels.put(counting(200)) + 4 * from, y, sizes, strides);
    const read: number[] = [];
    for (const i of range(sizes[0]))
      for (const j of range(sizes[1]))
        for (const k of range(sizes[2]))
          for (const l of range(sizes[3]))
            read.push(from + i * strides[0] + j * strides[1] + k * strides[2] + l * strides[3] + 1);
    expect([...kernels.floats(y, n + 1)]).toEqual([...read, 7]);
  });
});

describe('gatherRows and scatterAddRows', () => {
  test.each([1, 3, 4, 9, 65, 100])('move rows of %d', (n) => {
    const table = kernels.put(counting(5 * n));
    const index = kernels.putIntegers([4, 0, 0, 2]);
    const y = kernels.room(4 * n + 1);
    gatherRows(run, table, index, y, { rows: 4, n });
    const row = (r: number) => [...counting(5 * n).subarray(r * n, r * n + n)];
    expect([...kernels.floats(y, 4 * n + 1)]).toEqual([...[4, 0, 0, 2].flatMap(row), 7]);
    scatterAddRows(run, y, index, table, { rows: 4, n });
    const times = [3, 1, 2, 1, 2];
    const sums = times.flatMap((many, r) => row(r).map((v) => v * many));
    expect([...kernels.floats(table, 5 * n)]).toEqual(sums);
  });
});
