import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { BudgetError } from '#core/errors.ts';
import { allocate } from './allocate.ts';
import { heapThreshold, theHeap } from './heap.ts';
import type { HeapBlock } from './heap.ts';
import { NdArray } from './nd-array.ts';
import { scope } from './scope.ts';

describe('allocate', () => {
  test('puts large float32 tensors on the heap, and no others', () => {
    expect(allocate('test', [heapThreshold], 'float32').block).toBeDefined();
    expect(allocate('test', [heapThreshold - 1], 'float32').block).toBeUndefined();
    for (const dtype of ['float64', 'int32', 'bool'] as const)
      expect(allocate('test', [heapThreshold], dtype).block).toBeUndefined();
  });

  test('names the dtypes there are when asked for another', () => {
    expect(() => NdArray.zeros([2], 'int64' as never)).toThrow(
      'NdArray.zeros: expected a dtype (bool, int32, float32, float64), got int64',
    );
  });

  test('gives zeros outside the heap', () => {
    expect([...allocate('test', [2, 2], 'float64').numbers]).toEqual([0, 0, 0, 0]);
    expect(
      NdArray.zeros([2 * heapThreshold], 'float32')
        .values()
        .every((x) => x === 0),
    ).toBe(true);
  });

  test('NdArray.zeros is zeros on used memory of the heap, too', () => {
    const used = allocate('test', [heapThreshold], 'float32');
    used.numbers.fill(9);
    if (used.block) theHeap()?.free(used.block as HeapBlock);
    expect(Math.max(...NdArray.zeros([heapThreshold], 'float32').toArray())).toBe(0);
  });

  test.each([
    [[5e7 + 1], '[50000001], 50,000,001 elements'],
    [[1e5, 1e5], '[100000, 100000], 10,000,000,000 elements'],
    [[3, 2 ** 53 - 1, 2 ** 53 - 1], '243,388,915,243,819,991,044,171,486,986,243 elements'],
  ])('refuses %j with the exact count', (shape, message) => {
    const act = (): unknown => allocate('zeros', shape, 'bool');
    expect(act).toThrow(BudgetError);
    expect(act).toThrow(message);
    expect(act).toThrow('50,000,000 elements a tensor');
  });

  test('counts many middling tensors together', () => {
    const held: NdArray[] = [];
    const act = (): void => {
      for (let i = 0; i < 100; i++) held.push(NdArray.zeros([1_900_000]));
    };
    expect(() => scope(act)).toThrow(BudgetError);
    expect(held.length).toBeLessThan(2 ** 30 / (8 * 1_900_000));
  });

  test('holds 1 GB in large tensors, refuses more, and has room again once they are gone', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const full = 4e7;
    const held: unknown[] = [1, 2, 3].map(() => allocate('zeros', [full], 'float64'));
    const act = (): unknown => allocate('zeros', [full], 'float64');
    expect(act).toThrow(BudgetError);
    expect(act).toThrow(
      'zeros: [40000000], 40,000,000 elements more: stopped at the limit of 1 GB',
    );
    // Smaller ones still find room.
    expect(allocate('zeros', [1e6], 'float64').numbers).toHaveLength(1e6);

    held.length = 0;
    let isServed = false;
    for (let tries = 0; tries < 50 && !isServed; tries++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 20));
      try {
        act();
        isServed = true;
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(BudgetError);
      }
    }
    expect(isServed).toBe(true);
  });
});
