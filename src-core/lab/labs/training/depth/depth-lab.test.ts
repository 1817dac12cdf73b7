import { describe, expect, test } from 'vitest';
import type { SettingValues } from '../../../experiment.ts';
import { measureLab } from '../../../measure-lab.ts';
import { checkLab } from '../testing/check-lab.ts';
import { depthActivations } from './depth-activation.ts';
import { depthLab } from './depth-lab.ts';
import type { DepthSettings } from './depth-settings.ts';
import { wideLimit } from './wide-limit.ts';

const [tanh, relu, none] = depthActivations as [never, never, never];
const limitOf = (settings: Partial<DepthSettings>) =>
  wideLimit({
    width: 200,
    layers: 10,
    inputs: 500,
    activation: tanh,
    variance: 1 / 200,
    isUniform: false,
    start: 1,
    ...settings,
  });

/** The figures of the problem set after layers 1, 5 and 10. */
const REFERENCE = {
  small: [0.019242, 3.076e-9, 9.84e-18],
  fanIn: [0.394294, 0.103441, 0.0522],
  large: [0.943697, 0.941996, 0.941996],
};

describe('wideLimit', () => {
  test.each([
    [1e-4, REFERENCE.small],
    [1 / 200, REFERENCE.fanIn],
    [1, REFERENCE.large],
  ])('at variance %d gives the mean squares of the problem set', (variance, expected) => {
    const { forward } = limitOf({ variance });
    for (const [i, layer] of [1, 5, 10].entries()) {
      const ratio = (forward[layer] as number) / (expected[i] as number);
      expect(Math.abs(ratio - 1)).toBeLessThan(5e-4);
    }
  });

  test('starts tanh with inputs of variance 0.01 at the fan-in rule and ends at 0.00834', () => {
    expect(limitOf({ start: 0.01 }).forward[10]?.toFixed(5)).toBe('0.00834');
  });

  test('halves squares and gradients with ReLU and 1/D, and keeps both with 2/D', () => {
    const halving = limitOf({ activation: relu });
    expect(halving.forward[10]).toBeCloseTo(2 ** -10, 9);
    expect(halving.backward[0]).toBeCloseTo(2 ** -10, 9);
    const keeping = limitOf({ activation: relu, variance: 2 / 200 });
    expect(keeping.forward[10]).toBeCloseTo(1, 9);
    expect(keeping.backward[0]).toBeCloseTo(0.5, 9);
  });

  test('multiplies by D·v where there is no activation', () => {
    const { forward, backward } = limitOf({ activation: none, variance: 3 / 200, layers: 4 });
    expect(forward[4]).toBeCloseTo(81, 9);
    expect(backward[0]).toBeCloseTo(27, 9);
  });
});

describe('depth-signals', () => {
  const measured = (settings: SettingValues) =>
    measureLab(depthLab, { inputs: 100, ...settings }, 2);
  const isWithin = (factor: number, found = NaN, expected = NaN) =>
    found < factor * expected && found > expected / factor;

  test.each([
    [{ weights: 4, sd: 0.01 }, REFERENCE.small],
    [{ weights: 0 }, REFERENCE.fanIn],
    [{ weights: 1 }, REFERENCE.fanIn],
    [{ weights: 3 }, REFERENCE.large],
  ])(
    'with %j comes within a factor 1.3 of the prediction, as the problem set says',
    (settings, expected) => {
      const { first, middle, last } = measured(settings);
      for (const [i, found] of [first, middle, last].entries())
        expect(isWithin(1.3, found, expected[i])).toBe(true);
    },
  );

  test('saturates about 85 % of the activations with weights of variance 1', () => {
    expect(measured({ weights: 3 })['saturated']).toBeCloseTo(0.85, 1);
  });

  test('with ReLU comes within a factor 3, and sends the gradient back as large as it came with 2/D', () => {
    const { last, gradient } = measured({ weights: 2, activation: 1 });
    expect(isWithin(3, last, 1)).toBe(true);
    expect(isWithin(3, gradient, 1)).toBe(true);
    expect(isWithin(3, measured({ weights: 0, activation: 1 })['last'], 2 ** -10)).toBe(true);
  });
});

describe('depthLab', () => {
  test('goes on from a saved state with the same bits, there and back', () => {
    const settings = { width: 20, layers: 4, inputs: 10 };
    checkLab(depthLab, settings, 2);
    checkLab(depthLab, settings, 6);
  });
});
