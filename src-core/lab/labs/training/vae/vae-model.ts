import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { Linear, Module, ReLU, Sequential } from '#core/nn/index.ts';
import * as ops from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

export const PIXELS = 64;

/** What the encoder says of a batch: q(z | x) = N(mean, diag(deviation²)). Shapes: [N, latent]. */
export interface Posterior {
  mean: Tensor;
  logVariance: Tensor;
  deviation: Tensor;
}

/** An encoder and a decoder with one hidden layer each; pixels are taken as probabilities of ink. */
export class VaeModel extends Module {
  readonly encoder: Sequential;
  readonly toMean: Linear;
  readonly toLogVariance: Linear;
  readonly decoder: Sequential;

  constructor(hidden: number, latent: number) {
    super('Vae');
    this.encoder = new Sequential(new Linear(PIXELS, hidden), new ReLU());
    this.toMean = new Linear(hidden, latent);
    this.toLogVariance = new Linear(hidden, latent);
    this.decoder = new Sequential(
      new Linear(latent, hidden),
      new ReLU(),
      new Linear(hidden, PIXELS),
    );
  }

  /** Shapes: images [N, 64]. */
  encode(images: Tensor): Posterior {
    const hidden = this.encoder.forward(images);
    const mean = this.toMean.forward(hidden);
    const logVariance = this.toLogVariance.forward(hidden);
    return { mean, logVariance, deviation: ops.exp(times(logVariance, 0.5)) };
  }
}

/** −log p(x | z) of each image. Shapes: logits and images [N, 64] → [N]. */
export function reconstructionLoss(logits: Tensor, images: Tensor): Tensor {
  const each = ops.binaryCrossEntropyWithLogits(logits, images, undefined, undefined, {
    reduction: 'none',
  });
  return ops.sum(each, { dim: 1 });
}

/** KL(q ‖ N(0, I)) = ½ Σ (σ² + μ² − 1 − log σ²) of each image. Shapes: [N]. */
export function divergence({ mean, logVariance }: Posterior): Tensor {
  const terms = ops.sub(ops.add(ops.exp(logVariance), ops.square(mean)), logVariance);
  return times(ops.sum(ops.sub(terms, number(1)), { dim: 1 }), 0.5);
}

/** Normal numbers, row by row. */
export function noise(rows: number, columns: number, seed: number): Tensor {
  const random = new Random(seed);
  const values = Float32Array.from({ length: rows * columns }, () => random.normal());
  return tensor(NdArray.from(values, [rows, columns]));
}

export const times = (value: Tensor, factor: number): Tensor => ops.mul(value, number(factor));

const number = (value: number): Tensor => tensor(NdArray.scalar(value, 'float32'));
