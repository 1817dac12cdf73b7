import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { seeded } from '#core/nn/generator.ts';
import type { Sequential } from '#core/nn/sequential.ts';
import { crossEntropy } from '#core/ops/functions.ts';
import { SGD } from '#core/optim/sgd.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabState } from '../../../lab.ts';
import { BatchOrder } from '../common/batch-order.ts';
import { accuracyOf } from '../common/classify.ts';
import { batchOf, smallDigits, testRows } from '../common/image-set.ts';
import type { ImageSet } from '../common/image-set.ts';
import { ModuleRun } from '../common/module-run.ts';
import { outputsOf } from '../common/outputs.ts';
import type { Output } from '../common/outputs.ts';
import { mlpModel } from './mlp-model.ts';
import { mlpPictures, rootMeanSquare } from './mlp-pictures.ts';
import { mlpOptions } from './mlp-settings.ts';
import { seedMasks } from './step-dropout.ts';

/** Accuracies in between are taken every so many steps. */
const EVERY = 10;

/** One batch a step; softmax and cross entropy on the 8 × 8 digits, in float32. */
export class MlpRun extends ModuleRun {
  readonly #set: ImageSet;
  readonly #order: BatchOrder;
  readonly #network: Sequential;
  readonly #seed: number;
  /** Names of the weights from the first layer to the output, and how large their gradients were in the last step. */
  readonly #weights: readonly string[];
  #slopes: Float64Array;

  constructor(settings: Settings, seed: number) {
    const set = smallDigits(settings.number('training'), seed);
    const model = seeded(seed, () => mlpModel(mlpOptions(settings)));
    const batch = Math.min(settings.number('batch'), set.training);
    const order = new BatchOrder(set.training, batch, seed);
    const [lr, momentum] = [settings.number('rate'), settings.number('momentum')];
    const weightDecay = settings.number('decay');
    super({
      model,
      optimizer: new SGD(model.parameters(), { lr, momentum, weightDecay }),
      length: settings.number('epochs') * order.perEpoch,
    });
    this.#network = model;
    this.#set = set;
    this.#order = order;
    this.#seed = seed;
    this.#weights = [...model.namedParameters().keys()].filter((name) =>
      /(linear|output)\.weight$/.test(name),
    );
    this.#slopes = new Float64Array(this.#weights.length);
  }

  override advance(): void {
    super.advance();
    const tensors = this.tensors();
    this.#slopes = Float64Array.from(this.#weights, (name) =>
      rootMeanSquare(tensors[`gradient of ${name}`] ?? []),
    );
  }

  protected override batchLoss(step: number): Tensor {
    const [images, labels] = batchOf(this.#set, this.#order.rows(step));
    seedMasks(this.#network, this.#seed, step);
    return crossEntropy(this.#network.forward(images), tensor(labels));
  }

  protected override outputs(step: number): Iterable<Output> {
    const [images] = batchOf(this.#set, this.#order.rows(step));
    return outputsOf(this.#network, images.value);
  }

  override point(): Record<string, number> {
    const { step, length, lossNow } = this;
    if (lossNow === undefined) return this.#accuracies;
    const isMeasured = step % EVERY === 0 || step === length;
    return {
      loss: lossNow,
      first: this.#slopes.at(0) ?? 0,
      last: this.#slopes.at(-1) ?? 0,
      ...(isMeasured && this.#accuracies),
    };
  }

  override pictures(): LabPicture[] {
    const tensors = this.tensors();
    return mlpPictures(
      this.#slopes,
      Float64Array.from(this.#weights, (name) => rootMeanSquare(tensors[name] ?? [])),
      tensors['layer1.linear.weight'] ?? new Float32Array(0),
    );
  }

  override measures(): Measures {
    const [first = NaN, last = NaN] = [this.#slopes.at(0), this.#slopes.at(-1)];
    return {
      accuracy: this.#accuracies['test'] ?? NaN,
      gap: (this.#accuracies['training'] ?? NaN) - (this.#accuracies['test'] ?? NaN),
      loss: this.lossNow ?? NaN,
      ratio: last === 0 ? 0 : first / last,
    };
  }

  override save(): LabState {
    const { step, arrays } = super.save();
    return { step, arrays: { ...arrays, slopes: this.#slopes.slice() } };
  }

  override restore(state: LabState): void {
    super.restore(state);
    this.#slopes = Float64Array.from(state.arrays['slopes'] ?? []);
  }

  protected override shownParameters(): Record<string, Tensor> {
    const weight = this.model.namedParameters().get('layer1.linear.weight');
    return weight ? { 'layer1.linear.weight': weight } : {};
  }

  get #accuracies(): Record<string, number> {
    const rows = Array.from({ length: this.#set.training }, (_, row) => row);
    return {
      test: accuracyOf(this.#network, this.#set, testRows(this.#set)),
      training: accuracyOf(this.#network, this.#set, rows),
    };
  }
}
