import { tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { seedFrom } from '#core/random.ts';
import { scope } from '#core/tensor/scope.ts';
import { Moments } from '../../../moments.ts';
import { noise, reconstructionLoss } from './vae-model.ts';
import type { VaeModel } from './vae-model.ts';

const SAMPLES = 24;

export interface Spread {
  pathwise: number;
  score: number;
}

/**
 * How much two estimates of ∂/∂μ E_q[−log p(x | z)] scatter, both from single samples z = μ + σε: pathwise the slope
 * ∂/∂z at z, with the score function −log p(x | z) · ε/σ. Variances over 24 samples, mean over images and coordinates.
 *
 * Shapes: images [N, 64].
 */
export function gradientSpread(
  model: VaeModel,
  images: ReturnType<typeof tensor>,
  seed: number,
): Spread {
  return scope(() => {
    const { mean, deviation } = model.encode(images);
    const [rows = 0, latent = 0] = mean.shape;
    const size = rows * latent;
    const moments = () => Array.from({ length: size }, () => new Moments());
    const [pathwise, score] = [moments(), moments()];
    const sigma = deviation.value.values();
    for (let sample = 0; sample < SAMPLES; sample++) {
      const epsilon = noise(rows, latent, seedFrom('spread', seed, sample));
      const place = ops.add(mean.value, ops.mul(deviation.value, epsilon.value));
      const z = tensor(place, { requiresGrad: true });
      const losses = reconstructionLoss(model.decoder.forward(z), images);
      ops.sum(losses).backward();
      const slopes = z.grad?.values() ?? [];
      const [values, steps] = [losses.value.values(), epsilon.value.values()];
      for (let i = 0; i < size; i++) {
        pathwise[i]?.add(slopes[i] as number);
        const value = values[Math.floor(i / latent)] as number;
        score[i]?.add((value * (steps[i] as number)) / (sigma[i] as number));
      }
    }
    model.zeroGrad();
    return { pathwise: meanVariance(pathwise), score: meanVariance(score) };
  });
}

const meanVariance = (all: readonly Moments[]): number =>
  all.reduce((sum, { variance }) => sum + variance, 0) / all.length;
