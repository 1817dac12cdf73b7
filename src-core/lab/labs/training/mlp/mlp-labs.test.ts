import { describe, expect, test } from 'vitest';
import { fillSettings } from '../../../experiment.ts';
import type { SettingValues } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { runLab } from '../../../run-lab.ts';
import { checkLab } from '../testing/check-lab.ts';
import { batchNormLab, dropoutLab, residualLab } from './mlp-labs.ts';

const SHORT = { width: 8, batch: 20, training: 60, epochs: 4 };

describe.each<[Lab, SettingValues]>([
  [residualLab, { depth: 4, residual: 1 }],
  [batchNormLab, { depth: 2 }],
  [dropoutLab, { depth: 2, dropout: 0.5 }],
])('a network of digits', (lab, settings) => {
  test(`${lab.id} goes on from a saved state with the same bits`, () => {
    checkLab(lab, { ...SHORT, ...settings }, 5);
  });

  test(`${lab.id} tells the next update of a weight as the step then makes it, and changes nothing`, () => {
    const filled = fillSettings(lab, { ...SHORT, decay: 0.1, ...settings });
    const [run, other] = [lab.start(filled, 3), lab.start(filled, 3)];
    for (let step = 0; step < 4; step++) [run, other].forEach((each) => each.advance());
    const update = run.nextUpdate?.('layer1.linear.weight', 100);
    expect(update?.name).toBe('layer1.linear.weight[1, 36]');
    expect(run.save()).toEqual(other.save());
    expect(run.pictures()).toEqual(other.pictures());
    [run, other].forEach((each) => each.advance());
    expect(run.save()).toEqual(other.save());
    const weights = run.pictures().find(({ name }) => name === 'layer1.linear.weight');
    if (weights?.kind !== 'images') throw new Error('no picture of the weights');
    expect(weights.values[100]).toBeCloseTo(update?.next ?? NaN, 6);
  });
});

describe('residualLab', () => {
  const ratioOf = (settings: SettingValues) =>
    runLab(residualLab, { settings: { ...SHORT, epochs: 1, ...settings }, seed: 1 }).measures[
      'ratio'
    ];

  test('starts with a gradient that vanishes over depth, unless residual connections carry it', () => {
    const [plain = NaN, residual = NaN] = [0, 1].map((each) =>
      ratioOf({ depth: 12, residual: each }),
    );
    expect(plain).toBeLessThan(1e-2);
    expect(residual).toBeGreaterThan(1e-2);
    expect(ratioOf({ depth: 1 })).toBeGreaterThan(plain);
  });
});
