import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { seeded } from '#core/nn/generator.ts';
import { add, div, mul } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { Random } from '#core/random.ts';
import { checkLab } from '../testing/check-lab.ts';
import { gradientSpread } from './gradient-spread.ts';
import { vaeLab } from './vae-lab.ts';
import { negativeElbo } from './vae-loss.ts';
import type { Estimator } from './vae-loss.ts';
import { VaeModel, divergence, noise, reconstructionLoss } from './vae-model.ts';

const model = seeded(5, () => new VaeModel(6, 2));
const random = new Random(8);
const images = tensor(
  NdArray.from(
    Float32Array.from({ length: 3 * 64 }, () => random.next()),
    [3, 64],
  ),
);

const epsilon = noise(3, 2, 1);

/** The gradient at the bias of the encoder's mean, without the KL term. */
function biasGradient(estimator: Estimator): number[] {
  model.zeroGrad();
  negativeElbo(model, images, epsilon, { estimator, beta: 0 }).backward();
  const gradient = model.toMean.bias?.grad?.toArray() ?? [];
  model.zeroGrad();
  return gradient;
}

const valueOf = (estimator: Estimator) =>
  negativeElbo(model, images, epsilon, { estimator, beta: 1 }).item();

describe('negativeElbo', () => {
  test('has one value with both estimators', () => {
    expect(valueOf('score')).toBeCloseTo(valueOf('pathwise'), 3);
  });

  test('pathwise has the slope of its value', () => {
    const bias = model.toMean.bias;
    const step = 0.01;
    const moved = (by: number): number => {
      bias?.change((data) => (data[1] = (data[1] as number) + by));
      const value = negativeElbo(model, images, epsilon, { estimator: 'pathwise', beta: 0 }).item();
      bias?.change((data) => (data[1] = (data[1] as number) - by));
      return value;
    };
    const slope = (moved(step) - moved(-step)) / (2 * step);
    expect(biasGradient('pathwise')[1]).toBeCloseTo(slope, 2);
  });

  test('with the score function has the mean of −log p(x | z) · ε / σ', () => {
    const { mean, deviation } = model.encode(images);
    const z = add(mean.value, mul(deviation.value, epsilon.value));
    const losses = reconstructionLoss(tensor(model.decoder.forward(z)), images).value.toArray();
    const steps = div(epsilon.value, deviation.value).toArray();
    const expected = [0, 1].map((i) =>
      losses.reduce((sum, loss, row) => sum + (loss * (steps[2 * row + i] as number)) / 3, 0),
    );
    biasGradient('score').forEach((each, i) => expect(each).toBeCloseTo(expected[i] ?? NaN, 3));
  });
});

describe('divergence', () => {
  test('is ½ (σ² + μ² − 1 − log σ²), summed over the latent numbers', () => {
    const row = (...values: number[]) => tensor(NdArray.from(Float32Array.from(values), [1, 2]));
    const kl = divergence({
      mean: row(1, 0),
      logVariance: row(0, Math.log(4)),
      deviation: row(1, 2),
    });
    expect(kl.item()).toBeCloseTo(0.5 + (4 - 1 - Math.log(4)) / 2, 6);
  });
});

describe('gradientSpread', () => {
  test('finds the score function to scatter far more', () => {
    const { pathwise, score } = gradientSpread(model, images, 1);
    expect(score).toBeGreaterThan(100 * pathwise);
  });
});

describe('vaeLab', () => {
  test('goes on from a saved state with the same bits, with both estimators', () => {
    const settings = { hidden: 4, batch: 250, epochs: 1 };
    checkLab(vaeLab, settings, 4);
    checkLab(vaeLab, { ...settings, estimator: 1 }, 4);
  });
});
