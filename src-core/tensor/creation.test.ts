import { describe, expect, test } from 'vitest';
import { ArgumentError, BudgetError, ShapeError } from '#core/errors.ts';
import { arange, eye, full, linspace, meshgrid, ones, zeros } from './creation.ts';
import { NdArray } from './nd-array.ts';

describe('zeros, ones, full, eye', () => {
  test('write numbers out', () => {
    expect(zeros([2]).toArray()).toEqual([0, 0]);
    expect(ones([2], 'int32').toArray()).toEqual([1, 1]);
    expect(full([2], 5, 'bool').toArray()).toEqual([1, 1]);
    expect(full([1, 2], NaN).toArray()).toEqual([NaN, NaN]);
    expect(eye(2).toArray()).toEqual([1, 0, 0, 1]);
    expect(eye(2, 3).toArray()).toEqual([1, 0, 0, 0, 1, 0]);
    expect(eye(3, 2).toArray()).toEqual([1, 0, 0, 1, 0, 0]);
    expect(() => zeros([1e9])).toThrow(BudgetError);
  });
});

describe('arange', () => {
  test('stops before the end: ⌈(end − start) / step⌉ numbers', () => {
    expect(arange(3).toArray()).toEqual([0, 1, 2]);
    expect(arange(3).dtype).toBe('int32');
    expect(arange(6, { start: 1, step: 2 }).toArray()).toEqual([1, 3, 5]);
    expect(arange(0, { start: 3, step: -1 }).toArray()).toEqual([3, 2, 1]);
    expect(arange(1, { step: 0.25 }).toArray()).toEqual([0, 0.25, 0.5, 0.75]);
    expect(arange(2.5).toArray()).toEqual([0, 1, 2]);
    expect(arange(0).shape).toEqual([0]);
    expect(arange(3, { dtype: 'float32' }).dtype).toBe('float32');
  });

  test('throws ArgumentError for a step of 0 or away from the end, or bounds without end', () => {
    expect(() => arange(3, { step: 0 })).toThrow(ArgumentError);
    expect(() => arange(3, { step: -1 })).toThrow(ArgumentError);
    expect(() => arange(Infinity)).toThrow(ArgumentError);
    expect(() => arange(NaN)).toThrow(ArgumentError);
    expect(() => arange(1e9)).toThrow(BudgetError);
  });
});

describe('linspace', () => {
  test('includes both ends exactly', () => {
    expect(linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(linspace(3, -3, 3).toArray()).toEqual([3, 0, -3]);
    expect(linspace(2, 9, 1).toArray()).toEqual([2]);
    expect(linspace(2, 9, 0).shape).toEqual([0]);
    for (const steps of [7, 10, 50]) expect(linspace(0, 0.1, steps).get(-1)).toBe(0.1);
    expect(() => linspace(0, 1, -1)).toThrow(ArgumentError);
    expect(() => linspace(0, 1, 1.5)).toThrow(ArgumentError);
  });
});

describe('meshgrid', () => {
  const [a, b] = [NdArray.from([1, 2]), NdArray.from([5, 6, 7])];

  test('gives the coordinates of each place, as views', () => {
    const [rows, columns] = meshgrid([a, b]);
    expect(rows?.toArray()).toEqual([1, 1, 1, 2, 2, 2]);
    expect(columns?.toArray()).toEqual([5, 6, 7, 5, 6, 7]);
    expect(rows?.data).toBe(a.data);
  });

  test('lets the first list count columns when asked to', () => {
    const [x, y] = meshgrid([a, b], { indexing: 'xy' });
    expect([x?.shape, y?.shape]).toEqual([
      [3, 2],
      [3, 2],
    ]);
    expect(x?.toArray()).toEqual([1, 2, 1, 2, 1, 2]);
    expect(y?.toArray()).toEqual([5, 5, 6, 6, 7, 7]);
  });

  test('throws ShapeError for none, or for tables', () => {
    expect(() => meshgrid([])).toThrow(ShapeError);
    expect(() => meshgrid([zeros([2, 2])])).toThrow(ShapeError);
  });
});
