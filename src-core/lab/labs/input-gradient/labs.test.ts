import { expect, test } from 'vitest';
import { fillSettings } from '../../experiment.ts';
import { checkLab } from '../training/testing/check-lab.ts';
import { measureLab } from '../../measure-lab.ts';
import { gradcamLab } from './gradcam-lab.ts';
import { inputGradientLabs } from './index.ts';
import { saliencyLab } from './saliency-lab.ts';
import { BRIEF_SEED, briefRuns } from './testing/brief-runs.ts';

test.each(briefRuns)(
  '$id goes on where it was saved, with the bits that are written down',
  ({ id, settings, stopAt, digest }) => {
    const lab = inputGradientLabs.find((one) => one.id === id);
    if (!lab) throw new Error(`there is no lab ${id}`);
    checkLab(lab, settings, stopAt, { seed: BRIEF_SEED, digest });
  },
);

test('every lab is among the brief runs', () => {
  expect(briefRuns.map(({ id }) => id)).toEqual(inputGradientLabs.map(({ id }) => id));
});

test('a training that is known is passed over, and the measures are the same', () => {
  const settings = { epochs: 1, pair: 1 };
  const first = measureLab(gradcamLab, settings, 11);
  const run = gradcamLab.start(fillSettings(gradcamLab, settings), 11);
  run.passKnown?.();
  expect(run.step).toBe(42);
  expect(measureLab(gradcamLab, settings, 11)).toEqual(first);
});

test('a training that was taken up half-way is not taken for one from the start', () => {
  const start = (rate: number) =>
    gradcamLab.start(fillSettings(gradcamLab, { epochs: 1, rate }), 12);
  const [other, forked] = [start(0.01), start(0.02)];
  for (let step = 0; step < 20; step++) other.advance();
  forked.restore(other.save());
  while (forked.step < 42) forked.advance();
  const fresh = start(0.02);
  fresh.passKnown?.();
  expect(fresh.step).toBe(0);
});

test('the next update of a weight is what the next step does to it', () => {
  const run = saliencyLab.start(fillSettings(saliencyLab, { epochs: 1 }), 3);
  for (let step = 0; step < 3; step++) run.advance();
  const update = run.nextUpdate?.('conv1.weight', 10);
  const before = run.tensors()['conv1.weight']?.[10];
  run.advance();
  expect(update).toMatchObject({ name: 'conv1.weight[1, 0, 0, 1]', value: before });
  expect(run.tensors()['conv1.weight']?.[10]).toBe(update?.next);
  const [velocity, momentum, rate] = (update?.terms ?? []).map(({ value }) => value);
  const { value = NaN, gradient = NaN, next } = update ?? {};
  expect(value - (rate ?? NaN) * ((momentum ?? NaN) * (velocity ?? NaN) + gradient)).toBe(next);
});

test('an image that is not for tests is refused', () => {
  expect(() => fillSettings(saliencyLab, { row: 1346 })).toThrow('from 1347 to 1796');
});
