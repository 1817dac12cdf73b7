import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { seeded } from '#core/nn/generator.ts';
import { add, div, mul } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { Random } from '#core/random.ts';
import { fillSettings } from '../../../experiment.ts';
import { checkLab } from '../testing/check-lab.ts';
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

  test('gives the decoder one gradient with both estimators', () => {
    const gradients = (['pathwise', 'score'] as const).map((estimator) => {
      negativeElbo(model, images, epsilon, { estimator, beta: 1 }).backward();
      const found = model.decoder.parameters().flatMap(({ grad }) => grad?.toArray() ?? []);
      model.zeroGrad();
      return found;
    });
    const [pathwise = [], score = []] = gradients;
    expect(pathwise.some((each) => Math.abs(each) > 0.01)).toBe(true);
    score.forEach((each, i) => expect(each).toBeCloseTo(pathwise[i] ?? NaN, 5));
  });
});

test('the deviation of the posterior is the root of its variance', () => {
  const { logVariance, deviation } = model.encode(images);
  const roots = logVariance.value.toArray().map((each) => Math.sqrt(Math.exp(each)));
  deviation.value.toArray().forEach((each, i) => expect(each).toBeCloseTo(roots[i] ?? NaN, 6));
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

describe('vaeLab', () => {
  test('goes on from a saved state with the same bits, with both estimators', () => {
    const settings = { hidden: 4, batch: 250, epochs: 1 };
    const drive = checkLab(vaeLab, settings, 4);
    checkLab(vaeLab, { ...settings, estimator: 1 }, 4);
    // The bound is minus the sum of its two terms.
    const { elbo = NaN, reconstruction = NaN, kl = NaN } = drive.measures();
    expect(elbo).toBeCloseTo(-reconstruction - kl, 10);
    expect(kl).toBeGreaterThan(0);
  });

  test('trains with the estimator that is chosen: the score function scatters the gradient', () => {
    const sizes = [0, 1].map((estimator) => {
      const run = vaeLab.start(fillSettings(vaeLab, { estimator }), 2);
      run.advance();
      const gradient = run.tensors()['gradient of to_mean.bias'] ?? [];
      return Math.max(...Array.from(gradient, Math.abs));
    });
    expect(sizes[1]).toBeGreaterThan(3 * (sizes[0] ?? NaN));
  });
});
