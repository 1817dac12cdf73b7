import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { DataLoader } from './data-loader.ts';
import { Subset, TensorDataset, randomSplit } from './dataset.ts';

const numbers = (count: number) =>
  new TensorDataset(
    NdArray.from(
      Float64Array.from({ length: 2 * count }, (_, i) => i),
      [count, 2],
    ),
    NdArray.from(Int32Array.from({ length: count }, (_, i) => 10 * i)),
  );

const labelsOf = (batches: Iterable<NdArray[]>) =>
  Array.from(batches, ([, labels]) => (labels as NdArray).toArray());

describe('TensorDataset', () => {
  test('picks rows, of views too', () => {
    const [inputs, labels] = numbers(4).batch([2, 0]);
    expect(inputs?.toNested()).toEqual([
      [4, 5],
      [0, 1],
    ]);
    expect([labels?.toNested(), labels?.dtype]).toEqual([[20, 0], 'int32']);
    const flipped = NdArray.from([1, 2, 3]).flip([0]);
    expect(new TensorDataset(flipped).batch([0])[0]?.toNested()).toEqual([3]);
    const part = NdArray.from([1, 2, 3]).slice(0, 1);
    expect(new TensorDataset(part).batch([0])[0]?.toNested()).toEqual([2]);
  });

  test('refuses arrays of different lengths and rows that are not there', () => {
    expect(() => new TensorDataset(NdArray.zeros([2]), NdArray.zeros([3]))).toThrow(
      'TensorDataset: expected arrays with the same number of rows, got [2] and [3]',
    );
    expect(() => new TensorDataset(NdArray.zeros([]))).toThrow('same number of rows, got []');
    expect(() => numbers(2).batch([2])).toThrow(
      'batch: expected numbers of examples below 2, got 2',
    );
  });
});

describe('DataLoader', () => {
  test('cuts into batches, the last one smaller or left out', () => {
    const loader = new DataLoader(numbers(5), { batchSize: 2 });
    expect([loader.length, labelsOf(loader)]).toEqual([3, [[0, 10], [20, 30], [40]]]);
    const full = new DataLoader(numbers(5), { batchSize: 2, dropLast: true });
    expect([full.length, labelsOf(full)]).toEqual([
      2,
      [
        [0, 10],
        [20, 30],
      ],
    ]);
    expect(() => new DataLoader(numbers(1), { batchSize: 0 })).toThrow(
      'a whole batchSize ≥ 1, got 0',
    );
  });

  test('shuffles anew each epoch, in an order that seed and epoch decide', () => {
    const make = (seed: number) =>
      new DataLoader(numbers(20), { batchSize: 20, shuffle: true, seed });
    const loader = make(1);
    const [first, second] = [labelsOf(loader), labelsOf(loader)];
    expect(second).not.toEqual(first);
    expect(first.flat().toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => 10 * i),
    );
    expect(labelsOf(make(1).epoch(1))).toEqual(second);
    expect(labelsOf(make(2))).not.toEqual(first);
  });

  test('has the same order on every machine', () => {
    const loader = new DataLoader(numbers(6), { batchSize: 6, shuffle: true, seed: 42 });
    // The same steps written in Python: FNV-1a of 'epoch\0' + '42\0' + '0', mulberry32, Fisher–Yates.
    expect(labelsOf(loader)).toEqual([[30, 0, 50, 40, 10, 20]]);
  });
});

describe('randomSplit', () => {
  test('gives every example to one part', () => {
    const parts = randomSplit(numbers(10), [7, 3], { seed: 5 });
    expect(parts.map(({ length }) => length)).toEqual([7, 3]);
    const indices = parts.flatMap((part) => part.indices);
    expect(indices.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i));
    expect(randomSplit(numbers(10), [7, 3], { seed: 5 })[0]?.indices).toEqual(parts[0]?.indices);
  });

  test('takes shares; what is left over goes to the first parts', () => {
    const lengths = (count: number, shares: number[]) =>
      randomSplit(numbers(count), shares).map(({ length }) => length);
    expect(lengths(10, [0.8, 0.2])).toEqual([8, 2]);
    expect(lengths(11, [0.5, 0.3, 0.2])).toEqual([6, 3, 2]);
    expect(lengths(1, [1])).toEqual([1]);
  });

  test('refuses lengths that do not sum up', () => {
    expect(() => randomSplit(numbers(3), [1, 1])).toThrow(
      'randomSplit: expected lengths that sum to 3, or shares that sum to 1, got 1, 1',
    );
  });
});

describe('Subset', () => {
  test('numbers its examples anew', () => {
    const subset = new Subset(numbers(5), [4, 2]);
    expect(subset.batch([1])[1]?.toNested()).toEqual([20]);
    expect(() => subset.batch([2])).toThrow('below 2, got 2');
    expect(() => new Subset(numbers(1), [1])).toThrow('below 1, got 1');
  });
});
