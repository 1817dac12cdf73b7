import type { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { divergence, reconstructionLoss, times } from './vae-model.ts';
import type { VaeModel } from './vae-model.ts';

/** How the gradient of the encoder is estimated from one sample of each image. */
export type Estimator = 'pathwise' | 'score';

/**
 * Minus the evidence lower bound, mean over the images: E_q[−log p(x | z)] + β KL(q ‖ p), with z = μ + σ ε.
 *
 * The value is the same with both estimators; its gradient is not. Pathwise, it flows through z. With the score function
 * z is a constant, and −log p(x | z) is multiplied with the gradient of log q(z).
 */
export function negativeElbo(
  model: VaeModel,
  images: Tensor,
  epsilon: Tensor,
  { estimator, beta }: { estimator: Estimator; beta: number },
): Tensor {
  const posterior = model.encode(images);
  const kl = times(ops.mean(divergence(posterior)), beta);
  const { mean, deviation } = posterior;
  const z = ops.add(mean, ops.mul(deviation, epsilon));
  if (estimator === 'pathwise')
    return ops.add(ops.mean(reconstructionLoss(model.decoder.forward(z), images)), kl);
  const sample = z.detach();
  const losses = reconstructionLoss(model.decoder.forward(sample), images);
  const score = ops.mul(losses.detach(), logDensity(sample, posterior));
  // The surrogate counts with its gradient alone.
  const surrogate = ops.sub(score, score.detach());
  return ops.add(ops.mean(ops.add(losses, surrogate)), kl);
}

/** log N(z; μ, σ²) up to a constant, of each image. */
function logDensity(
  z: Tensor,
  { mean, logVariance, deviation }: ReturnType<VaeModel['encode']>,
): Tensor {
  const standard = ops.div(ops.sub(z, mean), deviation);
  return times(ops.sum(ops.add(ops.square(standard), logVariance), { dim: 1 }), -0.5);
}
