import { describe, expect, test } from 'vitest';
import { BatchOrder } from './batch-order.ts';

const epochOf = (order: BatchOrder, epoch: number): number[] =>
  Array.from({ length: order.perEpoch }, (_, i) => order.rows(epoch * order.perEpoch + i)).flat();

describe('BatchOrder', () => {
  test('shows each example once in an epoch, but for those that fill no batch', () => {
    const order = new BatchOrder(50, 8, 3);
    expect(order.perEpoch).toBe(6);
    for (const epoch of [0, 1, 2]) {
      const shown = epochOf(order, epoch);
      expect([shown.length, new Set(shown).size]).toEqual([48, 48]);
      expect(shown.every((row) => row >= 0 && row < 50)).toBe(true);
    }
  });

  test('has another order in each epoch and for each seed', () => {
    const orders = [0, 1, 2].map((epoch) => epochOf(new BatchOrder(50, 8, 3), epoch));
    orders.push(epochOf(new BatchOrder(50, 8, 4), 0));
    expect(new Set(orders.map((rows) => rows.join())).size).toBe(4);
  });

  test('tells the batch of a step without those before it', () => {
    const [whole, late] = [new BatchOrder(50, 8, 3), new BatchOrder(50, 8, 3)];
    const all = Array.from({ length: 20 }, (_, step) => whole.rows(step));
    expect(late.rows(17)).toEqual(all[17]);
    expect(late.rows(2)).toEqual(all[2]);
  });

  test('refuses batches of more examples than there are', () => {
    expect(() => new BatchOrder(7, 8, 3)).toThrow('at most 7 examples');
  });
});
