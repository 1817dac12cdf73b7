import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { seeded } from '#core/nn/generator.ts';
import { Random, seedFrom } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { gradientSpread } from './gradient-spread.ts';
import { VaeModel, noise, reconstructionLoss } from './vae-model.ts';

const model = seeded(5, () => new VaeModel(6, 2));
const random = new Random(8);
const images = tensor(
  NdArray.from(
    Float32Array.from({ length: 3 * 64 }, () => random.next()),
    [3, 64],
  ),
);

describe('gradientSpread', () => {
  test('finds the score function to scatter far more', () => {
    const { pathwise, score } = gradientSpread(model, images, 1);
    expect(score).toBeGreaterThan(100 * pathwise);
  });

  test('is the mean variance of both estimates over 24 samples, told from values alone', () => {
    const { mean, deviation } = model.encode(images);
    const [mu, sigma] = [mean.value.toArray(), deviation.value.toArray()];
    const lossesAt = (z: number[]) => {
      const places = NdArray.from(Float32Array.from(z), [3, 2]);
      const logits = tensor(model.decoder.forward(places));
      return reconstructionLoss(logits, images).value.toArray();
    };
    const h = 0.02;
    const samples = Array.from({ length: 24 }, (_, sample) => {
      const steps = noise(3, 2, seedFrom('spread', 1, sample)).value.toArray();
      const z = mu.map((each, i) => each + (sigma[i] ?? NaN) * (steps[i] ?? NaN));
      const moved = (i: number, by: number) =>
        lossesAt(z.map((each, j) => (i === j ? each + by : each)))[i >> 1] ?? NaN;
      const losses = lossesAt(z);
      return z.map((_, i) => ({
        pathwise: (moved(i, h) - moved(i, -h)) / (2 * h),
        score: ((losses[i >> 1] ?? NaN) * (steps[i] ?? NaN)) / (sigma[i] ?? NaN),
      }));
    });
    const meanOf = (all: number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
    const spreadOf = (name: 'pathwise' | 'score') =>
      meanOf(
        mu.map((_, i) => {
          const all = samples.map((one) => one[i]?.[name] ?? NaN);
          const middle = meanOf(all);
          return meanOf(all.map((each) => (each - middle) ** 2));
        }),
      );
    const { pathwise, score } = gradientSpread(model, images, 1);
    expect(score / spreadOf('score')).toBeCloseTo(1, 4);
    expect(pathwise / spreadOf('pathwise')).toBeCloseTo(1, 1);
  });
});
