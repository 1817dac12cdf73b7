import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AXIS_STEPS, logMarks, logRange } from './log-axis.ts';

describe('logMarks', () => {
  test('are the powers of ten of an ordinary curve', () => {
    expect(logMarks(...logRange(0.013, 87))).toEqual([0.01, 0.1, 1, 10]);
    expect(logMarks(0.01, 100)).toEqual([0.01, 0.1, 1, 10, 100]);
  });

  test('lie between powers of ten where there is one or none', () => {
    expect(logMarks(0.3, 2)).toEqual([0.5, 1, 2]);
    expect(logMarks(...logRange(0.61, 0.78))).toEqual([0.6, 0.7, 0.8]);
  });

  test('are few on an axis from 1 to 10³⁰⁶', () => {
    expect(logMarks(...logRange(1.5, 9.7e305))).toEqual([
      1, 1e50, 1e100, 1e150, 1e200, 1e250, 1e300,
    ]);
  });
});

test('an axis has ends around its numbers and marks on it, whatever they are', () => {
  const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      const [low, high] = logRange(min, max);
      expect(low).toBeGreaterThan(0);
      expect(low).toBeLessThanOrEqual(min);
      expect(high).toBeGreaterThanOrEqual(max);
      expect(Number.isFinite(high)).toBe(true);
      const marks = logMarks(low, high);
      expect(marks.length).toBeGreaterThan(0);
      expect(marks.length).toBeLessThan(17);
      expect(
        marks.every((mark, i) => mark >= low && mark <= high && mark > (marks[i - 1] ?? 0)),
      ).toBe(true);
    }),
  );
});

test('steps of axes rise to the largest numbers', () => {
  expect(AXIS_STEPS.every((step, i) => step > (AXIS_STEPS[i - 1] ?? 0))).toBe(true);
  expect([AXIS_STEPS[0], AXIS_STEPS.at(-1)]).toEqual([1e-32, 5e307]);
});
