import { Random } from '#core/random.ts';
import type { Measures, Settings } from '../../../experiment.ts';
import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabRun, LabState, WeightUpdate } from '../../../lab.ts';
import { ownFormula } from '../../../own-formula.ts';
import type { OwnFormula } from '../../../own-formula.ts';
import { LogisticModel } from '../digit-pair/logistic-model.ts';
import { crossEntropy, squaredDistance } from '../digit-pair/margin-loss.ts';
import type { MarginLoss } from '../digit-pair/margin-loss.ts';
import { digitPair, splitByPosition } from '../digit-pair/pair-data.ts';
import type { SignedImages } from '../digit-pair/pair-data.ts';
import { plainUpdate } from '../common/plain-update.ts';
import { cosine } from '../my-gradient/cosine.ts';

/** One image in five is kept for testing. */
const [FOLD, REMAINDER] = [5, 4];
const REACH = 6;
const PLACES = 121;

/** Two models with the same start, one for the true slope and one for the learner's; one epoch a step, all images at once. */
export class MySlopeRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #training: SignedImages;
  readonly #test: SignedImages;
  readonly #rows: readonly number[];
  readonly #loss: MarginLoss;
  readonly #slope: OwnFormula;
  readonly #rate: number;
  readonly #truth: LogisticModel;
  readonly #own: LogisticModel;
  /** Cosine and largest difference of the last step; none before the first. */
  #last = new Float64Array(0);

  constructor(settings: Settings, seed: number, slope: string) {
    this.length = settings.number('epochs');
    this.#slope = ownFormula(slope, ['y', 'z']);
    this.#loss = settings.number('loss') === 0 ? crossEntropy : squaredDistance;
    this.#rate = settings.number('rate');
    const all = digitPair(settings.number('low'), settings.number('high'));
    ({ training: this.#training, test: this.#test } = splitByPosition(all, FOLD, REMAINDER));
    this.#rows = Array.from({ length: this.#training.count }, (_, row) => row);
    const pixels = all.height * all.width;
    [this.#truth, this.#own] = [new LogisticModel(pixels), new LogisticModel(pixels)];
    const random = new Random(seed);
    const spread = settings.number('spread');
    for (let k = 0; k < pixels; k++) {
      const weight = spread * (2 * random.next() - 1);
      for (const model of [this.#truth, this.#own]) model.weights[k] = weight;
    }
  }

  advance(): void {
    this.#truth.step(this.#training, this.#rows, this.#loss, this.#rate);
    const own = this.#own;
    own.differentiate(this.#training, this.#rows, this.#loss);
    const right = own.gradient.slice();
    let farthest = 0;
    own.differentiateBy(this.#training, this.#rows, (y, z) => {
      const slope = this.#slope(y, z);
      const asked = -y * this.#loss.push(y * z);
      farthest = Math.max(farthest, Math.abs(slope - asked));
      return slope;
    });
    this.#last = Float64Array.of(cosine(right, own.gradient), farthest);
    own.move(this.#rate);
    this.step += 1;
  }

  point(): Record<string, number> {
    const [angle] = this.#last;
    return { ...this.#reached, ...(angle !== undefined && { cosine: angle }) };
  }

  pictures(): LabPicture[] {
    const { height, width } = this.#test;
    const size = height * width;
    const values = new Float64Array(2 * size);
    values.set(this.#truth.weights.subarray(0, size));
    values.set(this.#own.weights.subarray(0, size), size);
    const z = Float64Array.from({ length: PLACES }, (_, i) => REACH * ((2 * i) / (PLACES - 1) - 1));
    const own = (y: number): Float64Array => z.map((at) => this.#slope(y, at));
    const asked = (y: number): Float64Array => z.map((at) => -y * this.#loss.push(y * at));
    return [
      {
        kind: 'images',
        name: 'weights',
        docs: 'The weights as images: ink where a weight is positive speaks for the second digit.',
        role: 'w',
        shape: [2, height, width],
        values,
        isSigned: true,
        captions: ['true slope', 'your slope'],
      },
      {
        kind: 'lines',
        name: 'slopes',
        docs: 'Both slopes over z: where the lines of one label lie on each other, your formula is right.',
        x: { label: 'z', values: z },
        y: { label: 'slope', axis: 'linear' },
        lines: [
          { name: 'true, y = +1', values: asked(1) },
          { name: 'yours, y = +1', values: own(1) },
          { name: 'true, y = −1', values: asked(-1) },
          { name: 'yours, y = −1', values: own(-1) },
        ],
      },
    ];
  }

  measures(): Measures {
    const [angle = NaN, farthest = NaN] = this.#last;
    return { ...this.#reached, cosine: angle, farthest };
  }

  tensors(): Record<string, LabArray> {
    return {
      'true: gradient': this.#truth.gradient,
      'yours: gradient': this.#own.gradient,
      'true: weights': this.#truth.weights,
      'yours: weights': this.#own.weights,
    };
  }

  nextUpdate(name: string, index: number): WeightUpdate | undefined {
    const pixels = this.#test.height * this.#test.width;
    if (name !== 'weights' || index >= 2 * pixels) return undefined;
    const isTrue = index < pixels;
    const model = isTrue ? this.#truth : this.#own;
    if (isTrue) model.differentiate(this.#training, this.#rows, this.#loss);
    else model.differentiateBy(this.#training, this.#rows, this.#slope);
    const at = index % pixels;
    const place = `${isTrue ? 'true' : 'yours'}.a[${at}]`;
    return plainUpdate(place, model.weights[at], model.gradient[at], this.#rate);
  }

  save(): LabState {
    const arrays = {
      truth: this.#truth.weights.slice(),
      own: this.#own.weights.slice(),
      last: this.#last.slice(),
    };
    return { step: this.step, arrays };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    this.#truth.weights.set(arrays['truth'] ?? []);
    this.#own.weights.set(arrays['own'] ?? []);
    this.#last = Float64Array.from(arrays['last'] ?? []);
  }

  get #reached() {
    const share = (model: LogisticModel): number => model.right(this.#test) / this.#test.count;
    return {
      lossTrue: this.#truth.meanLoss(this.#training, this.#loss),
      lossOwn: this.#own.meanLoss(this.#training, this.#loss),
      accuracyTrue: share(this.#truth),
      accuracyOwn: share(this.#own),
    };
  }
}
