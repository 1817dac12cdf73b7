import { describe, expect, test } from 'vitest';
import { fillSettings } from '../experiment.ts';
import { runLab } from '../run-lab.ts';
import { bowl } from './bowl.ts';

describe('bowl', () => {
  test('without noise and momentum x is 1.5 (1 − ηa)^t', () => {
    const settings = { a: 2, b: 8, rate: 0.125, steps: 5 };
    const { points, measures } = runLab(bowl, { settings, seed: 1 });
    // 1 − ηa = 3/4 and 1 − ηb = 0: all of these are exact.
    expect(points.map(({ values }) => values['x'])).toEqual(
      [0, 1, 2, 3, 4, 5].map((t) => 1.5 * 0.75 ** t),
    );
    expect(points.map(({ values }) => values['y'])).toEqual([1.5, 0, 0, 0, 0, 0]);
    const end = (1.5 * 0.75 ** 5) ** 2;
    expect(measures).toEqual({ loss: end, best: end });
  });

  test('with momentum the first two steps are those worked by hand', () => {
    const settings = { a: 1, b: 1, rate: 0.5, momentum: 0.5, steps: 2 };
    const { points } = runLab(bowl, { settings, seed: 1 });
    // v₁ = 1.5, x₁ = 0.75; v₂ = 0.75 + 0.75 = 1.5, x₂ = 0.
    expect(points.map(({ values }) => values['x'])).toEqual([1.5, 0.75, 0]);
  });

  test('runs away where η > 2 / b, and the step says when', () => {
    const settings = { b: 100, rate: 1, steps: 20_000 };
    // 50 (1.5 · 99^t)² first passes 1.8 · 10³⁰⁸ at t = 77: 99^153.4 is 1.6 · 10³⁰⁶.
    expect(() => runLab(bowl, { settings, seed: 1 })).toThrow('got ∞ in loss at step 77');
  });

  test('shows the value of f with the largest y on top', () => {
    const run = bowl.start(fillSettings(bowl, {}), 1);
    const [picture] = run.pictures();
    if (picture?.kind !== 'plane' || !picture.field) throw new Error('expected a plane');
    // f(−2, 2) = ½ (4a + 4b) with a = 1, b = 10; the middle is f(0, 0).
    expect([picture.field.values[0], picture.field.values[20 * 41 + 20]]).toEqual([22, 0]);
  });
});
