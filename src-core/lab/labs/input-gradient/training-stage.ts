import type { LabPicture } from '../../lab-picture.ts';
import type { LabArray } from '../../lab-array.ts';
import type { WeightUpdate } from '../../lab.ts';
import type { NetKind } from '../../nets/net-kinds.ts';
import { MOMENTUM, NetTraining } from '../../nets/net-training.ts';
import type { TrainingOptions } from '../../nets/net-training.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { knownTrainings } from './known-trainings.ts';
import type { Arrays, Stage } from './stage.ts';
import { FIRST_NAMES } from './training-names.ts';
import type { TrainingNames } from './training-names.ts';

/** Trains one net. */
export class TrainingStage implements Stage {
  readonly length: number;
  /** Losses of all steps so far. */
  readonly losses: Float64Array;
  readonly #training: NetTraining;
  readonly #make: () => NetTraining;
  readonly #names: TrainingNames;
  readonly #key: string;
  /** Whether every step was done here: what was taken up may come from a run with other settings. */
  #isWhole = true;

  constructor(
    kind: NetKind,
    seed: number,
    options: TrainingOptions = {},
    names: TrainingNames = FIRST_NAMES,
  ) {
    this.#make = () => new NetTraining(kind, seed, options);
    this.#training = this.#make();
    this.#names = names;
    this.#key = JSON.stringify([kind.name, seed, options.epochs, options.rate]);
    this.length = this.#training.length;
    this.losses = new Float64Array(this.length);
  }

  get net(): SmallNet {
    return this.#training.net;
  }

  /** Mean loss of the epoch that ran last. */
  get epochLoss(): number {
    return this.#training.epochLoss;
  }

  advance(at: number): void {
    this.#training.advance();
    this.losses[at] = this.#training.loss ?? 0;
    if (this.#isWhole && at + 1 === this.length) knownTrainings.keep(this.#key, this.save());
  }

  /** Goes to the end where it is known from an earlier training; says whether it did. */
  jump(): boolean {
    const end = knownTrainings.get(this.#key);
    if (end) this.restore(this.length, end);
    return end !== undefined;
  }

  point(): Record<string, number> {
    const { loss, epochAccuracy } = this.#training;
    return { [this.#names.loss]: loss ?? 0, [this.#names.accuracy]: epochAccuracy };
  }

  pictures(): LabPicture[] {
    return this.#weights()
      .filter(({ shape }) => shape.length > 1)
      .map(({ name, shape, value }) => {
        const [out = 1, ...rest] = shape;
        const isKernel = shape.length === 4;
        return {
          kind: 'images',
          name,
          docs: `Weights of ${name.replace('.weight', '')}${isKernel ? ', kernel by kernel' : ''}.`,
          role: 'w',
          shape: isKernel ? [out * (rest[0] ?? 1), 3, 3] : [1, out, rest[0] ?? 1],
          values: value.slice(),
          isSigned: true,
        };
      });
  }

  tensors(): Arrays {
    const { net } = this;
    const outputs = net.layers.map(({ name, output }): [string, LabArray] => [name, output]);
    const all = this.#weights();
    return {
      ...Object.fromEntries(outputs),
      ...Object.fromEntries(all.map(({ name, gradient }) => [`gradient of ${name}`, gradient])),
      ...Object.fromEntries(all.map(({ name, value }) => [name, value])),
    };
  }

  save(): Arrays {
    return { ...this.#training.save(), losses: this.losses.slice() };
  }

  restore(done: number, saved: Arrays): void {
    this.#isWhole = false;
    this.#training.restore(done, saved);
    this.losses.set(saved['losses'] ?? []);
  }

  /** What the next batch does to one weight. */
  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const at = this.#weights().findIndex((one) => one.name === name);
    const weights = this.#weights()[at];
    if (!weights || index >= weights.value.length || this.#training.step >= this.length)
      return undefined;
    const { rate, step } = this.#training;
    const ahead = this.#make();
    ahead.restore(step, this.#training.save());
    const velocity = ahead.velocities[at]?.[index] ?? 0;
    ahead.advance();
    const after = ahead.net.parameters[at];
    return {
      name: `${name}[${placeOf(index, weights.shape).join(', ')}]`,
      value: weights.value[index] ?? 0,
      gradient: after?.gradient[index] ?? 0,
      terms: [
        { name: 'velocity', value: velocity },
        { name: 'momentum', value: MOMENTUM },
        { name: 'rate', value: rate },
      ],
      formula: String.raw`w \leftarrow w - \eta\,(\mu v + g)`,
      next: after?.value[index] ?? 0,
    };
  }

  /** All parameters under the names of their layers. */
  #weights() {
    const { weights } = this.#names;
    return this.net.layers.flatMap((layer) =>
      layer.parameters.map((one) => ({ ...one, name: `${weights}${layer.name}.${one.name}` })),
    );
  }
}

/** The index of an element from its place in row-major order. */
function placeOf(index: number, shape: readonly number[]): number[] {
  let rest = index;
  return shape
    .toReversed()
    .map((size) => {
      const here = rest % size;
      rest = (rest - here) / size;
      return here;
    })
    .toReversed();
}
