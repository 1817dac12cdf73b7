import type { LabelledImages } from '#core/data/labelled-images.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabRun, LabState, WeightUpdate } from '../../../lab.ts';
import { duelMeasures } from './duel-measures.ts';
import { duelPictures } from './duel-pictures.ts';
import { duelOf } from './duel-settings.ts';
import { LogisticDuel } from './logistic-duel.ts';
import type { Contestant } from './logistic-duel.ts';

/** One epoch a step. */
export class DuelRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #duel: LogisticDuel;

  constructor(settings: Settings, seed: number, own?: LabelledImages) {
    this.length = settings.number('epochs');
    this.#duel = new LogisticDuel(duelOf(settings), seed, own);
  }

  advance(): void {
    this.#duel.epoch();
    this.step += 1;
  }

  point(): Record<string, number> {
    const of = (one: Contestant, name: string): [string, number | undefined][] => [
      [`loss${name}`, this.#duel.meanLoss(one)],
      [`test${name}`, this.#duel.testAccuracy(one)],
      [`pull${name}`, this.#duel.pullOfWrong(one)],
    ];
    const all = [...of('crossEntropy', 'CrossEntropy'), ...of('squared', 'Squared')];
    return Object.fromEntries(
      all.filter((entry): entry is [string, number] => entry[1] !== undefined),
    );
  }

  pictures(): LabPicture[] {
    return duelPictures(this.#duel);
  }

  measures(): Measures {
    return duelMeasures(this.#duel);
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

  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const { test } = this.#duel;
    const pixels = test.height * test.width;
    if (name !== 'weights' || index >= 2 * pixels) return undefined;
    const one = index < pixels ? 'crossEntropy' : 'squared';
    return this.#duel.nextUpdate(one, index % pixels);
  }

  save(): LabState {
    const { models, random } = this.#duel;
    const arrays = {
      crossEntropy: models.crossEntropy.weights.slice(),
      squared: models.squared.weights.slice(),
      random: random.save(),
    };
    return { step: this.step, arrays };
  }

  restore({ step, arrays }: LabState): void {
    const { models, random } = this.#duel;
    this.step = step;
    models.crossEntropy.weights.set(arrays['crossEntropy'] ?? []);
    models.squared.weights.set(arrays['squared'] ?? []);
    random.restore(arrays['random'] ?? []);
  }
}
