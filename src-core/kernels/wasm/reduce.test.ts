import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import * as reduce from './reduce.ts';
import { TestKernels, relativeError } from './testing/test-kernels.ts';

const kernels = new TestKernels();
const { run } = kernels;
const random = new Random(11);

const positive = (n: number) => Float32Array.from({ length: n }, () => random.next());
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

const SHAPES = [
  [1, 1],
  [3, 1],
  [1, 5],
  [7, 3],
  [5, 16],
  [33, 17],
  [130, 40],
  [700, 9],
  [2, 9001],
] as const;

describe('sum', () => {
  test.each([0, 1, 3, 4, 31, 32, 33, 8191, 8192, 8193, 100_001])(
    'agrees with float64 for %d elements',
    (n) => {
      const x = positive(n);
      const out = kernels.room(1);
      reduce.sum(run, kernels.put(x), out, n);
      expect(relativeError(kernels.floats(out, 1), [total([...x])])).toBeLessThan(2e-7);
    },
  );

  test('of NaN, and of opposite infinities, is NaN', () => {
    const out = kernels.room(1);
    for (const x of [
      [1, NaN, 2],
      [Infinity, 1, -Infinity],
    ]) {
      reduce.sum(run, kernels.put(x), out, 3);
      expect(kernels.floats(out, 1)[0]).toBeNaN();
    }
  });
});

describe('sums along an axis', () => {
  test.each(SHAPES)('rows and columns of [%d, %d] agree with float64', (rows, n) => {
    const x = positive(rows * n);
    const at = (r: number, j: number) => x[r * n + j] as number;
    const [p, byRow, byColumn] = [kernels.put(x), kernels.room(rows + 1), kernels.room(n + 1)];
    reduce.sumRows(run, p, byRow, { rows, n });
    reduce.sumColumns(run, p, byColumn, { rows, n });
    const rowSums = range(rows).map((r) => total(range(n).map((j) => at(r, j))));
    const columnSums = range(n).map((j) => total(range(rows).map((r) => at(r, j))));
    expect(relativeError(kernels.floats(byRow, rows + 1), [...rowSums, 7])).toBeLessThan(1e-6);
    expect(relativeError(kernels.floats(byColumn, n + 1), [...columnSums, 7])).toBeLessThan(1e-6);
  });

  test.each([
    [1, 1, 1],
    [2, 3, 4],
    [5, 2, 40],
    [3, 33, 32],
    [64, 6, 1],
  ])('channels of [%d, %d, %d] agree with float64', (outer, C, inner) => {
    const x = positive(outer * C * inner);
    const y = kernels.room(C + 1);
    reduce.sumChannels(run, kernels.put(x), y, { outer, C, inner });
    const sums = range(C).map((c) =>
      total([...x].filter((_, i) => Math.floor(i / inner) % C === c)),
    );
    expect(relativeError(kernels.floats(y, C + 1), [...sums, 7])).toBeLessThan(1e-6);
  });

  test('refuses what would not fit into scratch', () => {
    const sizes = { outer: 2 ** 12, C: 2 ** 12, inner: 64 };
    expect(() => reduce.sumChannels(run, 0, 0, sizes)).toThrow('at most 1048576');
  });
});

describe('extremes', () => {
  test.each(SHAPES)('of the rows of [%d, %d] and of all are exact', (rows, n) => {
    const x = positive(rows * n).map((v) => v - 0.5);
    const [p, high, low, one] = [
      kernels.put(x),
      kernels.room(rows),
      kernels.room(rows),
      kernels.room(2),
    ];
    reduce.extremeRows(run, 'max', p, high, { rows, n });
    reduce.extremeRows(run, 'min', p, low, { rows, n });
    reduce.extreme(run, 'max', p, one, rows * n);
    reduce.extreme(run, 'min', p, one + 4, rows * n);
    const parts = range(rows).map((r) => [...x.subarray(r * n, r * n + n)]);
    expect([...kernels.floats(high, rows)]).toEqual(parts.map((part) => Math.max(...part)));
    expect([...kernels.floats(low, rows)]).toEqual(parts.map((part) => Math.min(...part)));
    const all = [...x].sort((a, b) => a - b);
    expect([...kernels.floats(one, 2)]).toEqual([all.at(-1), all[0]]);
  });

  test('NaN wins in every place', () => {
    for (const i of range(37)) {
      const x = range(37).map((j) => (j === i ? NaN : j));
      const [p, y] = [kernels.put(x), kernels.room(2)];
      reduce.extremeRows(run, 'max', p, y, { rows: 1, n: 37 });
      reduce.extremeRows(run, 'min', p, y + 4, { rows: 1, n: 37 });
      expect([...kernels.floats(y, 2)]).toEqual([NaN, NaN]);
    }
  });
});
