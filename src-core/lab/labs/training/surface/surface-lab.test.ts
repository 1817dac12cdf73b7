import { describe, expect, test } from 'vitest';
import { runLab } from '../../../run-lab.ts';
import { checkLab } from '../testing/check-lab.ts';
import { surfaceLab } from './surface-lab.ts';

const measuresOf = (settings: Record<string, number | number[]>, seed = 1) =>
  runLab(surfaceLab, { settings, seed }).measures;

describe('surfaceLab', () => {
  test('goes on from a saved state with the same bits', () => {
    checkLab(surfaceLab, { points: 1, hidden: 5, activation: 1, steps: 12 }, 5);
  });

  test('computes a network set by hand: the exclusive or with two ReLU units, loss by hand', () => {
    // z = −½ at (1, 0) and (0, 1), and 0.5 − |x₁ + x₂ − 1| in general.
    const { right, loss } = measuresOf({ start: 1, rate: 0, steps: 1 });
    const at = (z: number, y: number) => Math.log1p(Math.exp(y === 1 ? -z : z));
    expect(right).toBe(4);
    expect(loss).toBeCloseTo((2 * at(-0.5, 0) + 2 * at(0.5, 1)) / 4, 12);
  });

  test('learns the exclusive or with hidden units', () => {
    expect(measuresOf({ hidden: 8, activation: 1, steps: 200 })).toMatchObject({
      right: 4,
      dead: 0,
    });
  });

  test('counts units that are 0 on every point', () => {
    const weights = [1, 1, -5, 1, 0, 0, 1, 1, 0];
    expect(measuresOf({ start: 1, weights, rate: 0, steps: 1 })['dead']).toBe(1);
  });

  test('refuses weights that do not fit the units', () => {
    expect(() => measuresOf({ start: 1, hidden: 3, steps: 1 })).toThrow(
      'expected 13 weights for 3 hidden units, got 9',
    );
  });
});
