import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError, BudgetError, ShapeError } from '#core/errors.ts';
import { NdArray } from './nd-array.ts';

const counted = (...shape: number[]): NdArray =>
  NdArray.from(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    shape,
  );

describe('NdArray.from', () => {
  test('takes the shape from nested lists', () => {
    expect(
      NdArray.from([
        [1, 2, 3],
        [4, 5, 6],
      ]).shape,
    ).toEqual([2, 3]);
    expect(NdArray.from(7).shape).toEqual([]);
    expect(NdArray.from([[]]).shape).toEqual([1, 0]);
  });

  test('takes flat numbers in row-major order, one size left open', () => {
    const array = NdArray.from([1, 2, 3, 4, 5, 6], [2, -1]);
    expect(array.toNested()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(() => NdArray.from([1, 2, 3], [2, 2])).toThrow(ArgumentError);
  });

  test('refuses lists of different lengths and what is no number', () => {
    expect(() => NdArray.from([[1, 2], [3]])).toThrow(ShapeError);
    expect(() => NdArray.from([[1], 2])).toThrow(ArgumentError);
    expect(() => NdArray.from([['1' as unknown as number]])).toThrow(ArgumentError);
  });

  test('refuses nesting without end instead of running out of stack', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 1e5; i++) deep = [deep];
    expect(() => NdArray.from(deep as number[])).toThrow(ArgumentError);
  });
});

describe('NdArray', () => {
  test('refuses sizes above the limit before it takes memory', () => {
    expect(() => NdArray.zeros([1e9, 1e9, 1e9])).toThrow(BudgetError);
    expect(() => NdArray.full([5e7 + 1], 1)).toThrow(BudgetError);
    expect(NdArray.zeros([1e9, 0]).size).toBe(0);
  });

  test('refuses sizes that are no whole numbers ≥ 0', () => {
    for (const size of [-2, 1.5, NaN, Infinity])
      expect(() => NdArray.zeros([size])).toThrow(ArgumentError);
  });

  test('reads an element, negative indices from the end', () => {
    const array = counted(2, 3);
    expect([array.get(1, 0), array.get(-1, -1)]).toEqual([3, 5]);
    expect(() => array.get(0, 3)).toThrow(ArgumentError);
    expect(() => array.get(0)).toThrow(ShapeError);
  });

  test('reshape and permute share memory', () => {
    const array = counted(2, 3);
    expect(array.reshape([3, -1]).data).toBe(array.data);
    expect(array.permute([1, 0]).data).toBe(array.data);
    expect(array.permute([1, 0]).toNested()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
    expect(array.permute([1, 0]).reshape([6]).toNested()).toEqual([0, 3, 1, 4, 2, 5]);
    expect(() => array.permute([0])).toThrow(ArgumentError);
    expect(() => array.permute([0, 0])).toThrow(ArgumentError);
  });

  test('expand repeats axes of size 1 and refuses others', () => {
    expect(
      NdArray.from([[1], [2]])
        .expand([2, 2, 3])
        .toNested(),
    ).toEqual([
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
    ]);
    expect(() => counted(2).expand([3])).toThrow(ShapeError);
  });

  test('slice and flip are views, as in Python', () => {
    const list = counted(6);
    expect(list.slice(0, 1, -1, 2).toNested()).toEqual([1, 3]);
    expect(list.slice(0, -2).toNested()).toEqual([4, 5]);
    expect(list.slice(0, 9).toNested()).toEqual([]);
    expect(list.flip([0]).slice(0, 1, 3).toNested()).toEqual([4, 3]);
    expect(counted(2, 2).flip([0, 1]).toNested()).toEqual([
      [3, 2],
      [1, 0],
    ]);
  });

  test('every view shares the numbers, and a copy does not', () => {
    const array = counted(2, 3);
    const views = [
      array.reshape([6]),
      array.permute([1, 0]),
      array.slice(1, 1, 3),
      array.flip([0]),
      array.expand([4, 2, 3]),
      array.permute([1, 0]).slice(0, 1).flip([1]),
    ];
    for (const view of views) expect(view.data).toBe(array.data);
    array.data[5] = 50;
    expect(views.map((view) => Math.max(...view.toArray()))).toEqual([50, 50, 50, 50, 50, 50]);
    for (const copy of [array.permute([1, 0]).contiguous(), array.to('float32')])
      expect(copy.data).not.toBe(array.data);
    expect(array.contiguous()).toBe(array);
    expect(array.to('float64')).toBe(array);
  });

  test('knows its dtype from what it is made of', () => {
    expect(NdArray.from([1, 2]).dtype).toBe('float64');
    expect(NdArray.from(Float32Array.of(1)).dtype).toBe('float32');
    expect(NdArray.from(Int32Array.of(1)).dtype).toBe('int32');
    expect(NdArray.from(Uint8Array.of(1)).dtype).toBe('bool');
    expect(() => NdArray.from(Uint8Array.of(0, 5))).toThrow(
      'NdArray.from: expected truth values 0 and 1 in a Uint8Array, or a dtype beside it, got 5 at 1',
    );
    expect(NdArray.from(Uint8Array.of(0, 5), undefined, 'int32').toNested()).toEqual([0, 5]);
    expect(() => NdArray.from(Int16Array.of(-2) as never)).toThrow('got Int16Array');
    expect(() => NdArray.from(BigInt64Array.of(3n) as never, [1], 'int32')).toThrow(
      'got BigInt64Array',
    );
    expect(NdArray.from(Float32Array.of(1), [1], 'int32').dtype).toBe('int32');
    expect(NdArray.full([2], 1, 'bool').dtype).toBe('bool');
    expect(NdArray.emptyLike(NdArray.zeros([2], 'int32')).dtype).toBe('int32');
  });

  test('changes the dtype as PyTorch does', () => {
    const array = NdArray.from([0, 0.1, -1.9, 256, NaN]);
    expect(array.to('bool').toArray()).toEqual([0, 1, 1, 1, 1]);
    expect(array.to('float32').toArray()).toEqual([
      0,
      Math.fround(0.1),
      Math.fround(-1.9),
      256,
      NaN,
    ]);
    expect(array.slice(0, 0, 4).to('int32').toArray()).toEqual([0, 0, -1, 256]);
    expect(array.to('bool').to('float64').toArray()).toEqual([0, 1, 1, 1, 1]);
  });

  test('takes a typed array over, and copies a list', () => {
    const numbers = Float64Array.of(1, 2);
    expect(NdArray.from(numbers).data).toBe(numbers);
    expect(NdArray.from(numbers, [2, 1]).data).toBe(numbers);
    expect(NdArray.from(numbers, [2], 'float32').data).not.toBe(numbers);
  });

  test('equals compares shape and numbers, not layout', () => {
    expect(
      counted(2, 2).equals(
        NdArray.from([
          [0, 2],
          [1, 3],
        ]).permute([1, 0]),
      ),
    ).toBe(true);
    expect(counted(4).equals(counted(2, 2))).toBe(false);
    expect(NdArray.from([NaN, 0]).equals(NdArray.from([NaN, -0]))).toBe(true);
  });

  test('a chain of views reads the same elements as index arithmetic', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
    );
    fc.assert(
      fc.property(cases, ([a, b, c]) => {
        const view = counted(a, b, c).permute([2, 0, 1]).flip([1]);
        const expected = Array.from({ length: a * b * c }, (_, q) => {
          const [i, j, k] = [Math.floor(q / (a * b)), Math.floor(q / b) % a, q % b];
          return ((a - 1 - j) * b + k) * c + i;
        });
        expect([...view.values()]).toEqual(expected);
      }),
    );
  });
});

describe('int32', () => {
  test('takes whole parts, and refuses what it cannot hold', () => {
    expect(NdArray.from([1.9, -1.9]).to('int32').toNested()).toEqual([1, -1]);
    expect(() => NdArray.from([3e9]).to('int32')).toThrow(
      'int32: expected results within int32, or floats, got 3000000000',
    );
    expect(() => NdArray.from([NaN], [1], 'int32')).toThrow('got NaN');
  });
});
