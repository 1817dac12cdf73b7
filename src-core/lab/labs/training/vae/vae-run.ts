import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { seeded } from '#core/nn/generator.ts';
import * as ops from '#core/ops/functions.ts';
import { Adam } from '#core/optim/adam.ts';
import { seedFrom } from '#core/random.ts';
import { scope } from '#core/tensor/scope.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import { BatchOrder } from '../common/batch-order.ts';
import { batchOf, smallDigits, testRows } from '../common/image-set.ts';
import type { ImageSet } from '../common/image-set.ts';
import { ModuleRun } from '../common/module-run.ts';
import { outputsOf } from '../common/outputs.ts';
import type { Output } from '../common/outputs.ts';
import { gradientSpread } from './gradient-spread.ts';
import { negativeElbo } from './vae-loss.ts';
import type { Estimator } from './vae-loss.ts';
import { PIXELS, VaeModel, divergence, noise, reconstructionLoss } from './vae-model.ts';
import { vaePictures } from './vae-pictures.ts';

const TRAINING = 1500;
/** Test terms and the scatter of gradients are taken every so many steps. */
const EVERY = 20;
/** Images whose gradients are looked at. */
const LOOKED_AT = 16;

/** One batch a step, in float32. */
export class VaeRun extends ModuleRun {
  readonly #set: ImageSet;
  readonly #order: BatchOrder;
  readonly #vae: VaeModel;
  readonly #seed: number;
  readonly #estimator: Estimator;
  readonly #beta: number;
  readonly #latent: number;

  constructor(settings: Settings, seed: number) {
    const set = smallDigits(TRAINING, seed);
    const latent = settings.number('latent');
    const model = seeded(seed, () => new VaeModel(settings.number('hidden'), latent));
    const order = new BatchOrder(TRAINING, settings.number('batch'), seed);
    super({
      model,
      optimizer: new Adam(model.parameters(), { lr: settings.number('rate') }),
      length: settings.number('epochs') * order.perEpoch,
    });
    this.#vae = model;
    this.#set = set;
    this.#order = order;
    this.#seed = seed;
    this.#estimator = settings.number('estimator') === 0 ? 'pathwise' : 'score';
    this.#beta = settings.number('beta');
    this.#latent = latent;
  }

  protected override *outputs(step: number): Generator<Output> {
    const images = this.#images(this.#order.rows(step));
    const { encoder, decoder } = this.#vae;
    yield* outputsOf(encoder, images.value, 'encoder.');
    const { mean, logVariance, deviation } = this.#vae.encode(images);
    yield* [
      ['mean μ', mean.value],
      ['log σ²', logVariance.value],
      ['variance σ²', ops.exp(logVariance.value)],
      ['deviation σ', deviation.value],
    ] satisfies Output[];
    const z = ops.add(mean, ops.mul(deviation, this.#epsilon(step)));
    yield ['z', z.value];
    yield* outputsOf(decoder, z.value, 'decoder.');
  }

  protected override batchLoss(step: number): Tensor {
    const rows = this.#order.rows(step);
    const epsilon = this.#epsilon(step);
    const options = { estimator: this.#estimator, beta: this.#beta };
    return negativeElbo(this.#vae, this.#images(rows), epsilon, options);
  }

  override point(): Record<string, number> {
    const { step, length, lossNow } = this;
    const now: Record<string, number> = lossNow === undefined ? {} : { batch: -lossNow };
    if (step % EVERY !== 0 && step !== length) return now;
    const { reconstruction, kl } = this.#terms;
    const { pathwise, score } = this.#spread;
    return { ...now, elbo: -(reconstruction + kl), reconstruction, kl, pathwise, score };
  }

  override pictures(): LabPicture[] {
    return vaePictures(this.#vae, this.#set, this.#latent);
  }

  override measures(): Measures {
    const { reconstruction, kl } = this.#terms;
    const { pathwise, score } = this.#spread;
    return { elbo: -(reconstruction + kl), reconstruction, kl, ratio: score / pathwise };
  }

  /** Both terms of the bound over the test images, with one sample for each. Units: nats an image. */
  get #terms(): { reconstruction: number; kl: number } {
    return scope(() => {
      const images = this.#images(testRows(this.#set));
      const posterior = this.#vae.encode(images);
      const epsilon = noise(images.shape[0] ?? 0, this.#latent, seedFrom('test', this.#seed));
      const z = ops.add(posterior.mean, ops.mul(posterior.deviation, epsilon));
      const losses = reconstructionLoss(this.#vae.decoder.forward(z), images);
      return {
        reconstruction: ops.mean(losses).item(),
        kl: ops.mean(divergence(posterior)).item(),
      };
    });
  }

  get #spread() {
    return gradientSpread(this.#vae, this.#images(testRows(this.#set, LOOKED_AT)), this.#seed);
  }

  /** The normal numbers of the batch of a step. */
  #epsilon(step: number): Tensor {
    const { length } = this.#order.rows(step);
    return noise(length, this.#latent, seedFrom('epsilon', this.#seed, step));
  }

  #images(rows: readonly number[]): Tensor {
    return tensor(batchOf(this.#set, rows)[0].value.reshape([rows.length, PIXELS]));
  }
}
