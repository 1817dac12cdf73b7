import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { AppError } from '#core/errors.ts';
import { Linear } from '#core/nn/linear.ts';
import { seeded } from '#core/nn/generator.ts';
import { Sequential } from '#core/nn/sequential.ts';
import { binaryCrossEntropyWithLogits } from '#core/ops/functions.ts';
import { SGD } from '#core/optim/sgd.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import { activationLayer } from '../common/activation-layer.ts';
import { ModuleRun } from '../common/module-run.ts';
import { outputsOf } from '../common/outputs.ts';
import type { Output } from '../common/outputs.ts';
import { pointsOf } from './points.ts';
import type { Points } from './points.ts';
import { surfacePictures } from './surface-pictures.ts';

export const MOST_UNITS = 32;

/** One step is one pass over all points, in float64. */
export class SurfaceRun extends ModuleRun {
  readonly #points: Points;
  readonly #network: Sequential;
  readonly #inputs: NdArray;
  readonly #targets: NdArray;

  constructor(settings: Settings, seed: number) {
    const points = pointsOf(settings.number('points'), seed);
    const hidden = settings.number('hidden');
    const model = seeded(seed, () => networkOf(hidden, settings.number('activation')));
    if (settings.number('start') === 1) setByHand(model, hidden, settings.list('weights'));
    const [lr, momentum] = [settings.number('rate'), settings.number('momentum')];
    super({
      model,
      optimizer: new SGD(model.parameters(), { lr, momentum }),
      length: settings.number('steps'),
    });
    this.#points = points;
    this.#network = model;
    this.#inputs = NdArray.from(points.places, [points.count, 2]);
    this.#targets = NdArray.from(points.classes, [points.count, 1]);
  }

  protected override batchLoss(): Tensor {
    const logits = this.#network.forward(tensor(this.#inputs));
    return binaryCrossEntropyWithLogits(logits, tensor(this.#targets));
  }

  protected override outputs(): Iterable<Output> {
    return outputsOf(this.#network, this.#inputs);
  }

  override point(): Record<string, number> {
    return { loss: this.#loss, accuracy: this.#right / this.#points.count };
  }

  override pictures(): LabPicture[] {
    return surfacePictures(this.#network, this.#points);
  }

  override measures(): Measures {
    return { loss: this.#loss, right: this.#right, dead: this.#dead };
  }

  protected override shownParameters(): Record<string, Tensor> {
    const weight = this.model.namedParameters().get('hidden.weight');
    return weight ? { 'hidden.weight': weight } : {};
  }

  get #loss(): number {
    return binaryCrossEntropyWithLogits(this.#network.forward(this.#inputs), this.#targets).item();
  }

  get #right(): number {
    const logits = this.#network.forward(this.#inputs).values();
    const { classes } = this.#points;
    return classes.filter((each, i) => (logits[i] as number) > 0 === each > 0).length;
  }

  get #dead(): number {
    const [hidden, act] = this.#network.layers;
    const units = act?.forward(hidden?.forward(this.#inputs) ?? this.#inputs);
    const [count = 0, width = 0] = units?.shape ?? [];
    const values = units?.values() ?? [];
    const isDead = (unit: number): boolean => {
      for (let row = 0; row < count; row++) if (values[row * width + unit] !== 0) return false;
      return true;
    };
    return Array.from({ length: width }, (_, unit) => unit).filter(isDead).length;
  }
}

function networkOf(hidden: number, activation: number): Sequential {
  return new Sequential({
    hidden: new Linear(2, hidden, { dtype: 'float64' }),
    act: activationLayer(activation),
    output: new Linear(hidden, 1, { dtype: 'float64' }),
  });
}

/** Errors: AppError unless there are two weights and a bias for each unit, an output weight each and one bias. */
function setByHand(model: Sequential, hidden: number, weights: readonly number[]): void {
  if (weights.length !== 4 * hidden + 1)
    throw new AppError(
      'lab',
      `xor: expected ${4 * hidden + 1} weights for ${hidden} hidden units, got ${weights.length}`,
    );
  const units = Array.from({ length: hidden }, (_, unit) => weights.slice(3 * unit, 3 * unit + 3));
  const numbers: Record<string, readonly number[]> = {
    'hidden.weight': units.flatMap(([a = 0, b = 0]) => [a, b]),
    'hidden.bias': units.map(([, , bias = 0]) => bias),
    'output.weight': weights.slice(3 * hidden, 4 * hidden),
    'output.bias': weights.slice(4 * hidden),
  };
  for (const [name, parameter] of model.namedParameters())
    parameter.change((data) => data.set(numbers[name] ?? []));
}
