import type { Measures, Settings } from '../../../experiment.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { Lab, LabRun, LabState } from '../../../lab.ts';
import { contestOf, splitsSettings } from './duel-settings.ts';
import type { DuelSettings } from './logistic-duel.ts';
import { LogisticDuel } from './logistic-duel.ts';
import { SplitsTally, splitsMeasureSpecs } from './splits-tally.ts';

/** The lab `digit-pair` over and over, with the seeds from the given one on, each with a split of its own. */
export const digitPairSplitsLab: Lab = {
  id: 'digit-pair-splits',
  version: 1,
  title: 'Two digits, two losses, many splits',
  docs: 'Repeats the comparison of both losses with one seed after the other: another split, and another start or other wrong labels where there are any. Look at how much the accuracies scatter from split to split before you trust a difference between the losses.',
  group: 'Training',
  usualSeconds: 3,
  settings: splitsSettings,
  measures: splitsMeasureSpecs,
  curves: {
    meanCe: { docs: 'cross entropy', axis: 'linear', group: 'Mean test accuracy so far' },
    meanSe: { docs: 'squared distance', axis: 'linear', group: 'Mean test accuracy so far' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new SplitsRun(settings, seed),
};

/** One epoch a step, one split after the other. */
class SplitsRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #epochs: number;
  readonly #seed: number;
  readonly #settings: DuelSettings;
  readonly #tally = new SplitsTally();
  #duel: LogisticDuel;

  constructor(settings: Settings, seed: number) {
    this.#epochs = settings.number('epochs');
    this.length = this.#epochs * settings.number('splits');
    this.#seed = seed;
    this.#settings = contestOf(settings);
    this.#duel = this.#duelAt(0);
  }

  advance(): void {
    if (this.step % this.#epochs === 0) this.#duel = this.#duelAt(this.step / this.#epochs);
    this.#duel.epoch();
    this.step += 1;
    if (this.step % this.#epochs === 0) this.#tally.add(this.#duel);
  }

  point(): Record<string, number> {
    if (this.step === 0 || this.step % this.#epochs !== 0) return {};
    const { accuracyCe, accuracySe } = this.#tally.measures();
    return { meanCe: accuracyCe, meanSe: accuracySe };
  }

  pictures(): LabPicture[] {
    const { crossEntropy, squared } = this.#tally;
    return [
      {
        kind: 'lines',
        name: 'splits',
        docs: 'Test accuracy of each split so far, by its seed.',
        x: { label: 'seed', values: Float64Array.from(squared, (_, split) => this.#seed + split) },
        y: { label: 'test accuracy', axis: 'linear' },
        lines: [
          { name: 'cross entropy', values: Float64Array.from(crossEntropy) },
          { name: 'squared distance', values: Float64Array.from(squared) },
        ],
      },
    ];
  }

  measures(): Measures {
    return this.#tally.measures();
  }

  tensors(): Record<string, Float64Array> {
    const { crossEntropy, squared } = this.#duel.models;
    return {
      'cross entropy: gradient': crossEntropy.gradient,
      'squared distance: gradient': squared.gradient,
      'cross entropy: weights': crossEntropy.weights,
      'squared distance: weights': squared.weights,
    };
  }

  save(): LabState {
    const { models, random } = this.#duel;
    return {
      step: this.step,
      arrays: {
        crossEntropy: models.crossEntropy.weights.slice(),
        squared: models.squared.weights.slice(),
        random: random.save(),
        accuracyCe: Float64Array.from(this.#tally.crossEntropy),
        accuracySe: Float64Array.from(this.#tally.squared),
      },
    };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    // After the last epoch of a split its duel is still the one that is looked at.
    this.#duel = this.#duelAt(Math.floor(Math.max(0, step - 1) / this.#epochs));
    this.#duel.models.crossEntropy.weights.set(arrays['crossEntropy'] ?? []);
    this.#duel.models.squared.weights.set(arrays['squared'] ?? []);
    this.#duel.random.restore(arrays['random'] ?? []);
    this.#tally.crossEntropy.splice(0, Infinity, ...(arrays['accuracyCe'] ?? []));
    this.#tally.squared.splice(0, Infinity, ...(arrays['accuracySe'] ?? []));
  }

  #duelAt(split: number): LogisticDuel {
    return new LogisticDuel(this.#settings, this.#seed + split);
  }
}
