import { describe, expect, test } from 'vitest';
import { Pointers } from './pointers.ts';

describe('Pointers', () => {
  test('tells how far two fingers went apart, and about which middle', () => {
    const pointers = new Pointers();
    pointers.down(1, { x: 0, y: 0 });
    expect(pointers.move(1, { x: 10, y: 0 })).toBeUndefined();
    pointers.down(2, { x: 30, y: 0 });
    expect(pointers.move(2, { x: 50, y: 0 })).toEqual({
      middle: { x: 30, y: 0 },
      by: { x: 10, y: 0 },
      grown: 2,
    });
  });

  test('forgets a finger that is lifted, and one that was never put down', () => {
    const pointers = new Pointers();
    pointers.down(1, { x: 0, y: 0 });
    pointers.down(2, { x: 30, y: 0 });
    pointers.up(2);
    expect(pointers.count).toBe(1);
    expect(pointers.move(1, { x: 5, y: 5 })).toBeUndefined();
    expect(pointers.move(7, { x: 5, y: 5 })).toBeUndefined();
  });

  test('never divides by nothing when fingers meet', () => {
    const pointers = new Pointers();
    pointers.down(1, { x: 0, y: 0 });
    pointers.down(2, { x: 0, y: 0 });
    expect(pointers.move(2, { x: 0, y: 8 })?.grown).toBe(8);
  });
});
