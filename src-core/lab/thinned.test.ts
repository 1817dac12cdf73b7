import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Thinned } from './thinned.ts';

describe('Thinned', () => {
  test('keeps at most as many as it may, evenly spread, and the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 20 }), (n, limit) => {
        const thinned = new Thinned<number>(limit);
        for (let step = 0; step <= n; step++) thinned.offer(step, -step, step === n);
        const steps = thinned.kept.map(({ step }) => step);
        expect(steps.length).toBeLessThanOrEqual(limit);
        expect([steps[0], steps.at(-1)]).toEqual([0, n]);
        const gaps = steps.slice(1, -1).map((step, i) => step - (steps[i] as number));
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
        expect(thinned.kept.every(({ step, value }) => value === -step)).toBe(true);
      }),
    );
  });
});
