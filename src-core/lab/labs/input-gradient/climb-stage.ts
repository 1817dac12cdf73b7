import type { LabPicture } from '../../lab-picture.ts';
import { PIXELS } from '../../nets/digit-rows.ts';
import { largestAt } from '../../nets/small-net.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { probabilityOf } from '../../nets/softmax.ts';
import { climbStep, roughness } from './climb-class.ts';
import type { ClimbOptions } from './climb-class.ts';
import { classMeans } from './class-means.ts';
import { norm } from './picture-steps.ts';
import { correlation, meanOf } from './ranking.ts';
import { copies, writeBack } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';

const CLASSES = 10;
/** From this probability on the net is sure. */
const SURE = 0.99;

/** Climbs the score of each of the ten classes from a black picture. */
export class ClimbStage implements Stage {
  readonly length: number;
  readonly #net: SmallNet;
  readonly #second: SmallNet;
  readonly #options: ClimbOptions;
  /** Steps up that one step of the run takes. */
  readonly #stride: number;
  readonly #isShown: boolean;
  /** [10, 8, 8]. */
  readonly #pictures = new Float64Array(CLASSES * PIXELS);

  /** `stride` is above 1 for a climb that is only compared with, and not shown. */
  constructor(net: SmallNet, second: SmallNet, options: ClimbOptions, stride = 1) {
    this.#net = net;
    this.#second = second;
    this.#options = options;
    this.#stride = stride;
    this.#isShown = stride === 1;
    this.length = Math.ceil(options.steps / stride);
  }

  /** Pictures of which the net is at least 0.99 sure. */
  get sure(): number {
    return this.#all.filter((one, c) => probabilityOf(this.#net.forward(one), c) >= SURE).length;
  }

  /** Pictures that the second net takes for the same class. */
  get agreeing(): number {
    return this.#all.filter((one, c) => this.#second.classOf(one) === c).length;
  }

  get roughness(): number {
    return meanOf(this.#all.map((one) => roughness(one, 8)));
  }

  get norm(): number {
    return meanOf(this.#all.map(norm));
  }

  /** Mean correlation of the pictures with the mean training image of their class. */
  get likeness(): number {
    const means = classMeans();
    return meanOf(this.#all.map((one, c) => correlation(one, means[c] ?? one)));
  }

  advance(at: number): void {
    const last = Math.min((at + 1) * this.#stride, this.#options.steps);
    for (let step = at * this.#stride + 1; step <= last; step++)
      for (const [c, one] of this.#all.entries()) climbStep(this.#net, one, c, this.#options, step);
  }

  point(): Record<string, number> {
    if (!this.#isShown) return {};
    return { roughness: this.roughness, sure: this.sure, agreeing: this.agreeing };
  }

  pictures(): LabPicture[] {
    if (!this.#isShown) return [];
    const captions = this.#all.map((one, c) => {
      const own = probabilityOf(this.#net.forward(one), c);
      const scores = this.#second.forward(one).slice();
      const winner = largestAt(scores);
      const other = Math.round(100 * probabilityOf(scores, winner));
      return `${c}: ${own.toFixed(4)}; second net: ${winner}, ${other} %`;
    });
    return [
      {
        kind: 'images',
        name: 'class images',
        docs: 'One picture for each class, how probable the net finds it, and what a second net sees.',
        role: 'x',
        shape: [CLASSES, 8, 8],
        values: this.#pictures.slice(),
        isSigned: false,
        range: [0, 1],
        captions,
      },
    ];
  }

  tensors(): Arrays {
    return { pictures: this.#pictures };
  }

  save(): Arrays {
    return copies({ pictures: this.#pictures });
  }

  restore(_: number, saved: Arrays): void {
    writeBack({ pictures: this.#pictures }, saved);
  }

  /** Windows on the ten pictures. */
  get #all(): Float64Array[] {
    return Array.from({ length: CLASSES }, (_, c) =>
      this.#pictures.subarray(c * PIXELS, (c + 1) * PIXELS),
    );
  }
}
