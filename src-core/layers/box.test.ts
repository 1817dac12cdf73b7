import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxMask, cellCount, ravel, uniteBoxes, unravel } from './box.ts';
import type { Box } from './box.ts';
import { countOf, indicesOf, readByStamps, readByWindows, uniteIntervals } from './index-set.ts';
import type { IndexSet } from './index-set.ts';

/** Some of 0 … size − 1. */
const subset = (size: number): fc.Arbitrary<IndexSet> =>
  fc
    .subarray(Array.from({ length: size }, (_, i) => i))
    .map((list) => uniteIntervals(list.map((i) => [i, i])));
const boxesIn = (shape: readonly number[]): fc.Arbitrary<Box[]> =>
  fc.array(fc.tuple(...shape.map(subset)), { maxLength: 6 });

describe('uniteBoxes', () => {
  test('keeps exactly the same cells', () => {
    const shape = [2, 4, 5];
    fc.assert(
      fc.property(boxesIn(shape), (boxes) => {
        const united = uniteBoxes(boxes);
        expect(boxMask(united, shape)).toEqual(boxMask(boxes, shape));
        expect(cellCount(united, shape)).toBe(boxMask(boxes, shape).filter(Boolean).length);
      }),
    );
  });
});

describe('unravel and ravel', () => {
  test('undo each other', () => {
    const sizes = [3, 2, 4];
    fc.assert(
      fc.property(subset(24), (set) => {
        const boxes = unravel(set, sizes);
        const mask = boxMask(boxes, sizes);
        expect(Array.from(mask.entries()).flatMap(([i, on]) => (on ? [i] : []))).toEqual(
          indicesOf(set),
        );
        expect(uniteIntervals(boxes.flatMap((box) => ravel(box, sizes)))).toEqual(set);
      }),
    );
  });
});

describe('index sets', () => {
  const rule = fc.record({
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 4 }),
    dilation: fc.integer({ min: 1, max: 3 }),
  });

  test('windows read r·stride − padding + dilation·a, each tap tried', () => {
    fc.assert(
      fc.property(subset(12), rule, (set, { kernel, stride, padding, dilation }) => {
        const each = indicesOf(set).flatMap((r) =>
          Array.from({ length: kernel }, (_, a) => r * stride - padding + dilation * a),
        );
        const read = readByWindows(set, { kernel, stride, padding, dilation });
        expect(indicesOf(read)).toEqual([...new Set(each)].sort((a, b) => a - b));
        expect(countOf(read)).toBe(new Set(each).size);
      }),
    );
  });

  test('stamps read the i whose stamp meets the result', () => {
    fc.assert(
      fc.property(subset(20), rule, (set, { kernel, stride, padding, dilation }) => {
        const wanted = new Set(indicesOf(set));
        const each = Array.from({ length: 80 }, (_, i) => i - 40).filter((i) =>
          Array.from({ length: kernel }, (_, a) => i * stride + a * dilation - padding).some((o) =>
            wanted.has(o),
          ),
        );
        expect(indicesOf(readByStamps(set, { kernel, stride, padding, dilation }))).toEqual(each);
      }),
    );
  });
});
