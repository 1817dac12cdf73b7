// Runs that break: the first tensor that holds NaN or ∞ is named, in the order in which tensors come about.
import { expect, test } from 'vitest';
import type { SettingValues } from '../../../experiment.ts';
import { LabDrive } from '../../../lab-drive.ts';
import { trainingLabs } from '../index.ts';

const SMALL = { depth: 3, width: 8, training: 60, epochs: 20, rate: 10 };
const SQUARE = 4;

test.each<[string, SettingValues, fault: object]>([
  // Squares grow from layer to layer: 10³⁰ after the second is more than 3.4 · 10³⁸ after the third.
  ['residual', { ...SMALL, activation: SQUARE }, { name: 'output of layer3.act', value: '∞' }],
  // Normalised, each layer begins at size 1: it is the scale of a layer itself that runs away.
  ['batch-norm', { ...SMALL, activation: SQUARE }, { name: 'output of layer1.act', value: '∞' }],
  // The score function throws log σ² far up at once.
  ['vae', { rate: 0.5, epochs: 5, estimator: 1 }, { name: 'variance σ²', value: '∞' }],
])('%s with %j', (id, settings, fault) => {
  const lab = trainingLabs.find((one) => one.id === id);
  if (!lab) throw new Error(`expected a lab ${id}`);
  const drive = new LabDrive(lab, { settings, seed: 1 });
  drive.slice(() => true);
  expect(drive.fault).toMatchObject(fault);
  const tensors = Object.entries(drive.run.tensors());
  const broken = tensors.find(([, values]) => !values.every(Number.isFinite));
  expect(broken?.[0]).toBe(drive.fault?.name);
});
