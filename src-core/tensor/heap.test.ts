import { describe, expect, test } from 'vitest';
import { Heap } from './heap.ts';

function made(share?: boolean): Heap {
  const heap = Heap.create(share);
  if (!heap) throw new Error('no WebAssembly');
  return heap;
}

describe('Heap', () => {
  test.each([true, false])('hands out memory that does not overlap, shared %s', (share) => {
    const heap = made(share);
    expect(heap.isShared).toBe(share);
    const sizes = [4096, 5000, 4097, 100_000, 3_000_000, 8, 1 << 20, (1 << 20) + 1];
    const taken = sizes.map((bytes) => ({ bytes, block: heap.allocate(bytes) }));
    const places = taken.map(({ bytes, block }) => {
      if (!block) throw new Error('full');
      return { from: block.pointer, to: block.pointer + bytes };
    });
    places.sort((a, b) => a.from - b.from);
    for (const [i, { from, to }] of places.entries()) {
      expect(from % 16).toBe(0);
      expect(to).toBeLessThanOrEqual(places[i + 1]?.from ?? heap.memory.buffer.byteLength);
    }
  });

  test('gives a freed place to the next of its size', () => {
    const heap = made();
    const first = heap.allocate(10_000);
    const other = heap.allocate(10_000);
    if (!first || !other) throw new Error('full');
    heap.free(first);
    // Twice is harmless: the place is handed out once.
    heap.free(first);
    expect(first.freed).toBe(true);
    expect(heap.allocate(9_999)?.pointer).toBe(first.pointer);
    expect(heap.allocate(10_000)?.pointer).not.toBe(first.pointer);
  });

  test('keeps numbers where they are while it grows', () => {
    const heap = made();
    const block = heap.allocate(4096);
    if (!block) throw new Error('full');
    const numbers = heap.numbers(block, 1024);
    numbers.fill(7);
    const before = heap.memory.buffer.byteLength;
    heap.allocate(before);
    expect(heap.memory.buffer.byteLength).toBeGreaterThan(before);
    expect(heap.numbers(block, 1024).every((value) => value === 7)).toBe(true);
    numbers[0] = 8;
    expect(heap.numbers(block, 1024)[0]).toBe(8);
  });

  test.each([
    [true, 2 ** 29],
    [false, 2 ** 28],
  ])('is full at its limit, shared %s, and then still serves what fits', (share, limit) => {
    const heap = made(share);
    expect(heap.allocate(limit + 1)).toBeUndefined();
    expect(heap.allocate(limit / 2)).toBeDefined();
    expect(heap.allocate(limit / 2)).toBeUndefined();
    expect(heap.allocate(4096)).toBeDefined();
  });
});
