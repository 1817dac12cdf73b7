import { expOf, log1pOf } from '#core/elementary/index.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabRun, LabState, WeightUpdate } from '../../../lab.ts';
import { BatchOrder } from '../common/batch-order.ts';
import { digitPair, splitByPosition } from '../digit-pair/pair-data.ts';
import type { SignedImages } from '../digit-pair/pair-data.ts';
import { plainUpdate } from '../common/plain-update.ts';
import { restoreNets, saveNets } from '../common/saved-nets.ts';
import { cosine } from '../my-gradient/cosine.ts';
import { codeActivations } from './code-activation.ts';
import type { CodeActivation } from './code-activation.ts';
import { firstWeightsOf } from './first-weights-of.ts';
import { accumulateOwn } from './own-backward.ts';
import { ScalarNet } from './scalar-net.ts';

/** One image in five is kept for testing; accuracies are taken every so many steps. */
const [FOLD, REMAINDER, EVERY] = [5, 4, 5];

/** Two nets with the same start and the same batches, one for the true gradient and one for the learner's. */
export class MyBackwardRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #training: SignedImages;
  readonly #test: SignedImages;
  readonly #order: BatchOrder;
  readonly #activation: CodeActivation;
  readonly #source: string;
  readonly #rate: number;
  readonly #truth: ScalarNet;
  readonly #own: ScalarNet;
  /** Losses of both on the last batch, the cosine and the largest difference of both gradients; none at first. */
  #last = new Float64Array(0);

  constructor(settings: Settings, seed: number, source: string) {
    this.length = settings.number('steps');
    this.#source = source;
    this.#rate = settings.number('rate');
    this.#activation = codeActivations[settings.number('activation')] as CodeActivation;
    const all = digitPair(settings.number('low'), settings.number('high'));
    ({ training: this.#training, test: this.#test } = splitByPosition(all, FOLD, REMAINDER));
    this.#order = new BatchOrder(this.#training.count, settings.number('batch'), seed);
    const hidden = settings.number('hidden');
    const sizes = [all.height * all.width, hidden, hidden, 1];
    this.#truth = new ScalarNet(sizes, this.#activation, seed);
    this.#own = new ScalarNet(sizes, this.#activation, seed);
  }

  advance(): void {
    const rows = this.#order.rows(this.step);
    const lossTrue = this.#differentiate(this.#truth, rows);
    const lossOwn = this.#differentiate(this.#own, rows);
    const right = this.#own.gradient;
    this.#differentiateOwn(rows);
    const own = this.#own.gradient;
    const farthest = own.reduce(
      (most, each, i) => Math.max(most, Math.abs(each - (right[i] ?? 0))),
      0,
    );
    this.#truth.step(this.#rate);
    this.#own.step(this.#rate);
    this.#last = Float64Array.of(lossTrue, lossOwn, cosine(right, own), farthest);
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
    const { height, width } = this.#test;
    return [
      firstWeightsOf(
        'true',
        'The first weights of the net with the true gradient.',
        this.#truth,
        height,
        width,
      ),
      firstWeightsOf('own', 'The same weights with your gradient.', this.#own, height, width),
    ];
  }

  measures(): Measures {
    const [lossTrue = NaN, lossOwn = NaN, angle = NaN, farthest = NaN] = this.#last;
    return { ...this.#accuracies, lossTrue, lossOwn, cosine: angle, farthest };
  }

  tensors(): Record<string, LabArray> {
    const named = (who: string, net: ScalarNet) =>
      net.layers.flatMap((layer, l): [string, LabArray][] => [
        [`${who}: z of layer ${l}`, layer.z],
        [`${who}: dA[${l}]`, layer.weightGradient],
        [`${who}: db[${l}]`, layer.biasGradient],
        [`${who}: A[${l}]`, layer.weight],
      ]);
    return Object.fromEntries([...named('true', this.#truth), ...named('yours', this.#own)]);
  }

  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const rows = this.#order.rows(this.step);
    const net = name === 'true' ? this.#truth : this.#own;
    if (name === 'true') this.#differentiate(net, rows);
    else this.#differentiateOwn(rows);
    const [first] = net.layers;
    const inputs = first?.inputs ?? 1;
    const place = `${name}.A[0][${Math.floor(index / inputs)}][${index % inputs}]`;
    return plainUpdate(place, first?.weight[index], first?.weightGradient[index], this.#rate);
  }

  save(): LabState {
    return saveNets(this.step, this.#last, [this.#truth, this.#own]);
  }

  restore(state: LabState): void {
    this.step = state.step;
    this.#last = restoreNets(state, [this.#truth, this.#own]);
  }

  /** The true gradient of the mean loss log(1 + e⁻ᵗʸ) of a batch; yields that loss. */
  #differentiate(net: ScalarNet, rows: readonly number[]): number {
    net.forget();
    let loss = 0;
    for (const { input, sign, slope } of this.#slopes(net, rows)) {
      // Its layers hold what the backward pass needs of the input that was run last.
      loss += softplus(-sign * net.forward(input));
      net.accumulate(input, slope);
    }
    return loss / rows.length;
  }

  /** The learner's gradient of the mean loss of a batch, for the net that is theirs. */
  #differentiateOwn(rows: readonly number[]): void {
    this.#own.forget();
    accumulateOwn(this.#own, this.#activation, this.#source, this.#slopes(this.#own, rows));
  }

  /** The inputs of a batch with the slope of the mean loss at their y. */
  #slopes(net: ScalarNet, rows: readonly number[]) {
    const { pixels, signs, height, width } = this.#training;
    const size = height * width;
    return rows.map((row) => {
      const input = pixels.subarray(row * size, (row + 1) * size);
      const sign = signs[row] as number;
      const slope = -sign / (1 + expOf(sign * net.forward(input))) / rows.length;
      return { input, sign, slope };
    });
  }

  get #accuracies(): { accuracyTrue: number; accuracyOwn: number } {
    return {
      accuracyTrue: this.#accuracyOf(this.#truth),
      accuracyOwn: this.#accuracyOf(this.#own),
    };
  }

  #accuracyOf(net: ScalarNet): number {
    const { pixels, signs, count } = this.#test;
    const size = pixels.length / count;
    const isRight = (sign: number, row: number): boolean =>
      net.forward(pixels.subarray(row * size, (row + 1) * size)) > 0 === sign > 0;
    return signs.filter(isRight).length / count;
  }
}

const softplus = (x: number): number => Math.max(x, 0) + log1pOf(expOf(-Math.abs(x)));
