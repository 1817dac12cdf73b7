import { describe, expect, test } from 'vitest';
import { fillSettings } from '../../../experiment.ts';
import type { SettingValues } from '../../../experiment.ts';
import type { Lab } from '../../../lab.ts';
import { runLab } from '../../../run-lab.ts';
import { smallDigits } from '../common/image-set.ts';
import { checkLab } from '../testing/check-lab.ts';
import { batchNormLab, dropoutLab, residualLab } from './mlp-labs.ts';
import { mlpModel } from './mlp-model.ts';
import { mlpOptions } from './mlp-settings.ts';
import { StepDropout, seedMasks } from './step-dropout.ts';

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

/** All images in every batch, and weights that stay as they are. */
const STILL = { width: 8, batch: 20, training: 20, epochs: 4, rate: 0 };

describe('batchNormLab', () => {
  test('moves the running mean by a tenth towards that of the batch', () => {
    const run = batchNormLab.start(fillSettings(batchNormLab, STILL), 1);
    run.advance();
    const { arrays } = run.save();
    const weight = arrays['model.layer1.linear.weight'] ?? [];
    const { pixels } = smallDigits(20, 1);
    const means = Array.from({ length: 8 }, (_, unit) => {
      let sum = 0;
      for (let at = 0; at < 20 * 64; at++)
        sum += (pixels[at] ?? NaN) * (weight[unit * 64 + (at % 64)] ?? NaN);
      return sum / 20;
    });
    const running = Array.from(arrays['model.layer1.norm.running_mean'] ?? []);
    expect(running.length).toBe(8);
    running.forEach((each, unit) => expect(each).toBeCloseTo(0.1 * (means[unit] ?? NaN), 6));
    expect(Object.keys(arrays)).not.toContain('model.layer1.linear.bias');
  });
});

describe('dropoutLab', () => {
  const still = (dropout: number) =>
    runLab(dropoutLab, { settings: { ...STILL, dropout }, seed: 1 });
  const lossesOf = ({ points }: ReturnType<typeof still>) =>
    points.slice(1).map(({ values }) => values['loss']?.toFixed(4));

  test('drops other units in every step, and none where nothing is dropped', () => {
    expect(new Set(lossesOf(still(0.5))).size).toBe(4);
    expect(new Set(lossesOf(still(0))).size).toBe(1);
  });

  test('drops nothing while it measures: accuracy and gap are those of the whole network', () => {
    const [whole, dropping] = [still(0).measures, still(0.5).measures];
    expect([dropping['accuracy'], dropping['gap']]).toEqual([whole['accuracy'], whole['gap']]);
  });

  test('measures the gap as training less test accuracy', () => {
    const { points, measures } = runLab(dropoutLab, { settings: { epochs: 5 }, seed: 1 });
    const { test: tested = NaN, training = NaN } = points.at(-1)?.values ?? {};
    expect(training).toBeGreaterThan(tested);
    expect(measures).toMatchObject({ accuracy: tested, gap: training - tested });
  });
});

test('seedMasks gives each dropout and each step a mask of its own', () => {
  const model = mlpModel(mlpOptions(fillSettings(dropoutLab, { depth: 3 })));
  const layers = [...model.modules()].filter((one) => one instanceof StepDropout);
  const seedsAt = (step: number, seed: number) => {
    seedMasks(model, seed, step);
    return layers.map((layer) => layer.seed);
  };
  const all = [seedsAt(0, 1), seedsAt(1, 1), seedsAt(0, 2)].flat();
  expect([layers.length, new Set(all).size]).toEqual([3, 9]);
  expect(seedsAt(0, 1)).toEqual(all.slice(0, 3));
});
