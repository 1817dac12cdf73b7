import { describe, expect, test } from 'vitest';
import { formatTensor } from './format.ts';
import { NdArray } from './nd-array.ts';
import type { NestedInput } from './nested.ts';
import type { DType } from './dtype.ts';

const shown = (nested: NestedInput, dtype?: DType): string =>
  formatTensor(NdArray.from(nested, undefined, dtype));

const counted = (shape: readonly number[], dtype?: DType): NdArray =>
  NdArray.from(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    shape,
    dtype,
  );

describe('formatTensor', () => {
  test('writes all numbers alike, in columns', () => {
    expect(
      shown([
        [1, 20],
        [-3, 0.1 + 0.2],
      ]),
    ).toBe('[[ 1.0, 20.0],\n [-3.0,  0.3]]');
    expect(shown([1, 10, -100])).toBe('[   1,   10, -100]');
    expect(shown([1 / 3, 2])).toBe('[0.3333, 2.0000]');
    expect(shown([0.25, 100.5])).toBe('[  0.25, 100.50]');
  });

  test('puts one matrix below the other', () => {
    expect(formatTensor(counted([2, 2, 2]))).toBe('[[[0, 1],\n  [2, 3]],\n\n [[4, 5],\n  [6, 7]]]');
    expect(formatTensor(counted([2, 1, 1, 1]))).toBe('[[[[0]]],\n\n [[[1]]]]');
  });

  test('takes more digits for small numbers, and powers of ten for very small or large ones', () => {
    expect(shown([0.00123456, 2])).toBe('[0.001235, 2.000000]');
    expect(shown([0.00001, 1.5])).toBe('[1.0e-5, 1.5e+0]');
    expect(shown([1e8, 0.5])).toBe('[1e+8, 5e-1]');
    expect(shown([123456789.25])).toBe('[1.2346e+8]');
    expect(shown([1e300, 1])).toBe('[1e+300,   1e+0]');
  });

  test('writes whole numbers without a point, whatever the dtype', () => {
    expect(shown([2147483647, -2147483648], 'int32')).toBe('[ 2147483647, -2147483648]');
    expect(shown([1, 2], 'float32')).toBe('[1, 2]');
  });

  test('knows nan, inf and −0', () => {
    expect(shown([NaN, Infinity, -Infinity, -0])).toBe('[ nan,  inf, -inf,   -0]');
    expect(shown([NaN, 0.5, -0])).toBe('[ nan,  0.5, -0.0]');
    expect(shown([NaN, Infinity])).toBe('[nan, inf]');
  });

  test('writes truth values as words', () => {
    expect(
      shown(
        [
          [1, 0],
          [0, 1],
        ],
        'bool',
      ),
    ).toBe('[[ true, false],\n [false,  true]]');
  });

  test('shows a tensor without axes as its number, and an empty one with its shape', () => {
    expect(shown(7)).toBe('7');
    expect(shown(Math.PI)).toBe('3.1416');
    expect(shown(1, 'bool')).toBe('true');
    expect(shown([])).toBe('[], shape [0]');
    expect(formatTensor(NdArray.zeros([2, 0, 3]))).toBe('[], shape [2, 0, 3]');
  });

  test('breaks long rows', () => {
    const rows = formatTensor(counted([2, 30])).split('\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^\[\[ 0, {2}1, .*18,$/);
    expect(rows[1]).toMatch(/^ {2}19, .*29\],$/);
    expect(rows[2]).toMatch(/^ \[30, /);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(80);
  });

  test('summarises above 1,000 elements, three of each end', () => {
    expect(formatTensor(counted([1001]))).toBe('[   0,    1,    2, …,  998,  999, 1000]');
    expect(formatTensor(counted([100, 100]))).toBe(
      [
        '[[   0,    1,    2, …,   97,   98,   99],',
        ' [ 100,  101,  102, …,  197,  198,  199],',
        ' [ 200,  201,  202, …,  297,  298,  299],',
        ' …,',
        ' [9700, 9701, 9702, …, 9797, 9798, 9799],',
        ' [9800, 9801, 9802, …, 9897, 9898, 9899],',
        ' [9900, 9901, 9902, …, 9997, 9998, 9999]]',
      ].join('\n'),
    );
  });

  test('takes its style from what is shown', () => {
    const array = counted([2000], 'float32');
    array.data[1000] = 0.5;
    expect(formatTensor(array)).toBe('[   0,    1,    2, …, 1997, 1998, 1999]');
  });

  test('reads views as they are', () => {
    const view = counted([2, 3]).permute([1, 0]).flip([1]);
    expect(formatTensor(view)).toBe('[[3, 0],\n [4, 1],\n [5, 2]]');
    expect(formatTensor(NdArray.full([5e7], 1))).toBe('[1, 1, 1, …, 1, 1, 1]');
  });

  test('tells only dtype and shape of what cannot be summarised', () => {
    const shape = new Array<number>(20).fill(2);
    expect(formatTensor(NdArray.full(shape, 1))).toBe(`float64 [${shape.join(', ')}]`);
  });
});
