import { Random } from '#core/random.ts';
import type { LabArray } from '../lab-array.ts';
import { TRAINING_ROWS, labelAt } from './digit-rows.ts';
import type { NetKind } from './net-kinds.ts';
import type { Pass } from './net-layer.ts';
import { largestAt } from './small-net.ts';
import { crossEntropy } from './softmax.ts';
import type { SmallNet } from './small-net.ts';

const BATCH = 32;
/** Steps of an epoch; its last three images are dropped. */
const BATCHES = Math.floor(TRAINING_ROWS / BATCH);
export const MOMENTUM = 0.9;
const LEARNING: Pass = { rule: 'plain', learns: true };

export interface TrainingOptions {
  /** Those of the kind when left out. */
  epochs?: number;
  rate?: number;
}

/**
 * Trains a net, one batch a step: mean cross-entropy, v ← 0.9 v + g, w ← w − rate · v.
 *
 * The start comes from R32(seed); the order of the images, and where they are put, from R32(seed + 1).
 */
export class NetTraining {
  readonly net: SmallNet;
  /** Steps in all, and those done. */
  readonly length: number;
  step = 0;
  /** Mean loss of the last batch; none before the first. */
  loss: number | undefined;
  readonly velocities: readonly Float64Array[];
  readonly #kind: NetKind;
  readonly #epochs: number;
  readonly #rate: number;
  readonly #random: Random;
  readonly #order = Int32Array.from({ length: TRAINING_ROWS }, (_, row) => row);
  readonly #picture: Float64Array;
  readonly #signal = new Float64Array(10);
  /** Of the running epoch: sum of the losses of its batches, and images whose largest score was the right one. */
  #lossSum = 0;
  #right = 0;

  constructor(kind: NetKind, seed: number, { epochs, rate }: TrainingOptions = {}) {
    this.#kind = kind;
    this.#epochs = epochs ?? kind.epochs;
    this.#rate = rate ?? kind.rate;
    this.length = this.#epochs * BATCHES;
    this.net = kind.build();
    this.net.initialise(seed);
    this.#random = new Random(seed + 1);
    this.velocities = this.net.parameters.map(({ value }) => new Float64Array(value.length));
    this.#picture = new Float64Array(kind.rows * kind.columns);
  }

  /** Mean loss over the batches of the running epoch, or of the one that has just ended. */
  get epochLoss(): number {
    return this.#lossSum / this.#batchesDone;
  }

  /** Share of the images of this epoch that the net took for what they are. */
  get epochAccuracy(): number {
    return this.#right / (this.#batchesDone * BATCH);
  }

  /** The rate of the next step. */
  get rate(): number {
    return this.#rate * this.#kind.decay(Math.floor(this.step / BATCHES), this.#epochs);
  }

  advance(): void {
    const batch = this.step % BATCHES;
    if (batch === 0) this.#beginEpoch();
    for (const { gradient } of this.net.parameters) gradient.fill(0);
    let sum = 0;
    for (let k = 0; k < BATCH; k++) sum += this.#learn(this.#order[batch * BATCH + k] as number);
    this.loss = sum / BATCH;
    this.#lossSum += this.loss;
    this.#update(this.rate);
    this.step += 1;
  }

  /** All that the next steps depend on, a copy. */
  save(): Record<string, LabArray> {
    return {
      parameters: this.net.save(),
      velocities: Float64Array.from(this.velocities.flatMap((one) => [...one])),
      order: this.#order.slice(),
      random: this.#random.save(),
      epoch: Float64Array.of(this.#lossSum, this.#right, this.loss ?? NaN),
    };
  }

  restore(step: number, saved: Readonly<Record<string, LabArray>>): void {
    this.step = step;
    this.net.restore(saved['parameters'] ?? []);
    let at = 0;
    for (const velocity of this.velocities)
      velocity.set(saved['velocities']?.subarray(at, (at += velocity.length)) ?? []);
    this.#order.set(saved['order'] ?? []);
    this.#random.restore(saved['random'] ?? []);
    const [lossSum = 0, right = 0, loss = NaN] = saved['epoch'] ?? [];
    this.#lossSum = lossSum;
    this.#right = right;
    this.loss = Number.isNaN(loss) ? undefined : loss;
  }

  get #batchesDone(): number {
    return ((this.step + BATCHES - 1) % BATCHES) + 1;
  }

  /** Fisher–Yates on the running order. */
  #beginEpoch(): void {
    const order = this.#order;
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.#random.integer(0, i);
      const other = order[j] as number;
      order[j] = order[i] as number;
      order[i] = other;
    }
    this.#lossSum = 0;
    this.#right = 0;
  }

  /** Adds the gradients of one image and yields its loss. */
  #learn(row: number): number {
    this.#kind.show(row, this.#random, this.#picture);
    const scores = this.net.forward(this.#picture);
    const label = labelAt(row);
    if (largestAt(scores) === label) this.#right += 1;
    const loss = crossEntropy(scores, label, this.#signal);
    for (let i = 0; i < this.#signal.length; i++)
      this.#signal[i] = (this.#signal[i] as number) / BATCH;
    this.net.backward(this.#signal, LEARNING);
    return loss;
  }

  #update(rate: number): void {
    for (const [at, { value, gradient }] of this.net.parameters.entries()) {
      const velocity = this.velocities[at] as Float64Array;
      for (let i = 0; i < value.length; i++) {
        const v = MOMENTUM * (velocity[i] as number) + (gradient[i] as number);
        velocity[i] = v;
        value[i] = (value[i] as number) - rate * v;
      }
    }
  }
}
