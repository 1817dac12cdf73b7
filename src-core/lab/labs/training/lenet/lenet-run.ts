import type { Tensor } from '#core/autograd/tensor.ts';
import type { LabelledImages } from '#core/data/labelled-images.ts';
import { AppError } from '#core/errors.ts';
import { seeded } from '#core/nn/generator.ts';
import { crossEntropy } from '#core/ops/functions.ts';
import { SGD } from '#core/optim/sgd.ts';
import { tensor } from '#core/autograd/tensor.ts';
import type { Sequential } from '#core/nn/sequential.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabState } from '../../../lab.ts';
import { BatchOrder } from '../common/batch-order.ts';
import { accuracyOf } from '../common/classify.ts';
import { batchOf, drawnDigits, ownImages, testRows } from '../common/image-set.ts';
import type { ImageSet } from '../common/image-set.ts';
import { ModuleRun } from '../common/module-run.ts';
import { outputsOf } from '../common/outputs.ts';
import type { Output } from '../common/outputs.ts';
import { lenetModel } from './lenet-model.ts';
import { lenetPictures } from './lenet-pictures.ts';

const TEST_PICTURES = 1000;
/** The accuracy in between is that of so many test pictures, every so many steps. */
const [PROBE, EVERY] = [300, 20];
const SIDE = 28;

export class LenetRun extends ModuleRun {
  readonly #set: ImageSet;
  readonly #order: BatchOrder;
  readonly #network: Sequential;
  /** Losses of the batches of this epoch. */
  #losses: number[] = [];

  constructor(settings: Settings, seed: number, own: LabelledImages | undefined) {
    const training = settings.number('training');
    const most = { training, test: TEST_PICTURES };
    const set = own ? ownImages(own, seed, most) : drawnDigits(training, TEST_PICTURES);
    checkSize(set);
    const model = seeded(seed, () =>
      lenetModel({
        channels: set.shape[0],
        classes: set.classes.length,
        hasTable: settings.number('connections') === 1,
        activation: settings.number('activation') === 0 ? 'ReLU' : 'tanh',
        pooling: settings.number('pooling') === 0 ? 'max' : 'average',
      }),
    );
    const order = new BatchOrder(set.training, settings.number('batch'), seed);
    const [lr, momentum] = [settings.number('rate'), settings.number('momentum')];
    super({
      model,
      optimizer: new SGD(model.parameters(), { lr, momentum }),
      length: settings.number('epochs') * order.perEpoch,
    });
    this.#network = model;
    this.#set = set;
    this.#order = order;
  }

  protected override batchLoss(step: number): Tensor {
    const [images, labels] = batchOf(this.#set, this.#order.rows(step));
    return crossEntropy(this.#network.forward(images), tensor(labels));
  }

  protected override outputs(step: number): Iterable<Output> {
    const [images] = batchOf(this.#set, this.#order.rows(step));
    return outputsOf(this.#network, images.value);
  }

  override advance(): void {
    if (this.step % this.#order.perEpoch === 0) this.#losses = [];
    super.advance();
    this.#losses.push(this.lossNow ?? NaN);
  }

  override point(): Record<string, number> {
    const { step, length, lossNow } = this;
    return {
      ...(lossNow === undefined ? {} : { loss: lossNow }),
      ...(step % EVERY === 0 || step === length
        ? { accuracy: accuracyOf(this.#network, this.#set, testRows(this.#set, PROBE)) }
        : {}),
    };
  }

  override pictures(): LabPicture[] {
    return lenetPictures(this.#network, this.#set);
  }

  override measures(): Measures {
    const sizes = this.model.parameters().map(({ value }) => value.size);
    return {
      accuracy: accuracyOf(this.#network, this.#set, testRows(this.#set)),
      loss: this.#losses.reduce((sum, loss) => sum + loss, 0) / this.#losses.length,
      parameters: sizes.reduce((sum, size) => sum + size, 0),
    };
  }

  override save(): LabState {
    const { step, arrays } = super.save();
    return { step, arrays: { ...arrays, losses: Float64Array.from(this.#losses) } };
  }

  override restore(state: LabState): void {
    super.restore(state);
    this.#losses = Array.from(state.arrays['losses'] ?? []);
  }

  protected override shownParameters(): Record<string, Tensor> {
    const weight = this.model.namedParameters().get('conv1.weight');
    return weight ? { 'conv1.weight': weight } : {};
  }
}

/** Errors: AppError for pictures of another size, or of too many classes. */
function checkSize({ shape, classes }: ImageSet): void {
  const [, height, width] = shape;
  if (height !== SIDE || width !== SIDE)
    throw new AppError(
      'lab',
      `This lab takes pictures of ${SIDE} × ${SIDE} pixels; yours have ${height} × ${width}.`,
    );
  if (classes.length > 100)
    throw new AppError('lab', `This lab takes at most 100 classes; yours are ${classes.length}.`);
}
