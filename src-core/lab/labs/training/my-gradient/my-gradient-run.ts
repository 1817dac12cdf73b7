import type { Measures, Settings } from '../../../experiment.ts';
import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabRun, LabState, WeightUpdate } from '../../../lab.ts';
import { BatchOrder } from '../common/batch-order.ts';
import { smallDigits, testRows } from '../common/image-set.ts';
import { plainUpdate } from '../common/plain-update.ts';
import { restoreNets, saveNets } from '../common/saved-nets.ts';
import { cosine } from './cosine.ts';
import { backwardRules } from './backward-rule.ts';
import type { BackwardRule } from './backward-rule.ts';
import { firstWeights } from './first-weights.ts';
import { HandNet } from './hand-net.ts';
import type { Examples, HandNetOptions } from './hand-net.ts';
import { netActivations } from './net-activation.ts';
import type { NetActivation } from './net-activation.ts';

const TRUTH = backwardRules[0] as BackwardRule;
/** Accuracies are those of so many test images, taken every so many steps. */
const [PROBE, EVERY] = [300, 10];
const [TRAINING, INPUTS] = [1200, 64];

/** Two nets with the same start and the same batches, one for the true backward pass and one for the chosen rule. */
export class MyGradientRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #examples: Examples;
  readonly #test: readonly number[];
  readonly #order: BatchOrder;
  readonly #rule: BackwardRule;
  readonly #rate: number;
  readonly #truth: HandNet;
  readonly #own: HandNet;
  /** Losses of both on the last batch, and the cosine between the two gradients at the weights of the chosen rule. */
  #last = new Float64Array(0);

  constructor(settings: Settings, seed: number) {
    this.length = settings.number('steps');
    const set = smallDigits(TRAINING, seed);
    this.#examples = { inputs: Float64Array.from(set.pixels), labels: set.labels };
    this.#test = testRows(set, PROBE);
    this.#order = new BatchOrder(TRAINING, settings.number('batch'), seed);
    this.#rule = backwardRules[settings.number('rule')] as BackwardRule;
    this.#rate = settings.number('rate');
    const options: HandNetOptions = {
      inputs: INPUTS,
      hidden: settings.number('hidden'),
      classes: 10,
      activation: netActivations[settings.number('activation')] as NetActivation,
      ownSlope: settings.list('slope'),
    };
    this.#truth = new HandNet(options, seed);
    this.#own = new HandNet(options, seed);
  }

  advance(): void {
    const rows = this.#order.rows(this.step);
    const truth = this.#truth.differentiate(this.#examples, rows, TRUTH);
    this.#truth.step(this.#rate);
    this.#own.differentiate(this.#examples, rows, TRUTH);
    const right = this.#own.gradient;
    const own = this.#own.differentiate(this.#examples, rows, this.#rule);
    this.#last = Float64Array.of(truth, own, cosine(right, this.#own.gradient));
    this.#own.step(this.#rate);
    this.step += 1;
  }

  point(): Record<string, number> {
    const [lossTrue, lossOwn, angle] = this.#last;
    if (lossTrue === undefined || lossOwn === undefined || angle === undefined)
      return this.#accuracies;
    const isMeasured = this.step % EVERY === 0 || this.step === this.length;
    return { lossTrue, lossOwn, cosine: angle, ...(isMeasured && this.#accuracies) };
  }

  pictures(): LabPicture[] {
    return firstWeights(this.#truth, this.#own);
  }

  measures(): Measures {
    const [lossTrue = NaN, lossOwn = NaN, angle = NaN] = this.#last;
    return { ...this.#accuracies, lossTrue, lossOwn, cosine: angle };
  }

  tensors(): Record<string, LabArray> {
    const named = (who: string, net: HandNet) =>
      net.layers.flatMap((layer, i): [string, LabArray][] => [
        [`${who}: z${i + 1}`, layer.z],
        [`${who}: gradient of weight${i + 1}`, layer.weightGradient],
        [`${who}: weight${i + 1}`, layer.weight],
      ]);
    return Object.fromEntries([...named('true', this.#truth), ...named('chosen', this.#own)]);
  }

  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const isTrue = name === 'true';
    const net = isTrue ? this.#truth : this.#own;
    const [first] = net.layers;
    net.differentiate(this.#examples, this.#order.rows(this.step), isTrue ? TRUTH : this.#rule);
    const place = `${name}.weight1[${Math.floor(index / INPUTS)}, ${index % INPUTS}]`;
    return plainUpdate(place, first.weight[index], first.weightGradient[index], this.#rate);
  }

  save(): LabState {
    return saveNets(this.step, this.#last, [this.#truth, this.#own]);
  }

  restore(state: LabState): void {
    this.step = state.step;
    this.#last = restoreNets(state, [this.#truth, this.#own]);
  }

  get #accuracies(): { accuracyTrue: number; accuracyOwn: number } {
    return {
      accuracyTrue: this.#accuracyOf(this.#truth),
      accuracyOwn: this.#accuracyOf(this.#own),
    };
  }

  #accuracyOf(net: HandNet): number {
    const { inputs, labels } = this.#examples;
    const right = this.#test.filter((row) => {
      const shares = net.forward(inputs.subarray(row * INPUTS, (row + 1) * INPUTS));
      return shares.indexOf(shares.reduce((a, b) => Math.max(a, b))) === labels[row];
    });
    return right.length / this.#test.length;
  }
}
