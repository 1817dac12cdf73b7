import { Random } from '#core/random.ts';
import type { LabPicture } from '../../lab-picture.ts';
import { PIXELS, TEST_ROWS, digitAt, labelAt, testRow } from '../../nets/digit-rows.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { lossGradient, marginGradient, signStep } from './sign-attack.ts';
import { copies, itemsOf, writeBack } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';

const CHUNK = 5;
const RANDOM_SEED = 5;

/** How far each pixel is moved. */
export const EPSILONS = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3] as const;
/** In which direction, and who looks at the result. */
export const attacks = {
  signs: 'signs of the gradient of best other − own score',
  random: 'random signs',
  second: 'the first pictures, shown to the second net',
  lossSigns: 'signs of the gradient of the cross-entropy',
} as const;
export type Attack = keyof typeof attacks;
const KINDS = Object.keys(attacks) as Attack[];

/** Moves every pixel of every test image by ε, and counts what is still right. */
export class AttackStage implements Stage {
  readonly length = Math.ceil(TEST_ROWS / CHUNK);
  readonly #net: SmallNet;
  readonly #second: SmallNet;
  readonly #randomSigns: Float64Array;
  /** Images still right, by kind and ε; and images done. */
  readonly #right = new Float64Array(KINDS.length * EPSILONS.length);
  readonly #done = new Float64Array(1);

  constructor(net: SmallNet, second: SmallNet) {
    this.#net = net;
    this.#second = second;
    const random = new Random(RANDOM_SEED);
    this.#randomSigns = Float64Array.from({ length: TEST_ROWS * PIXELS }, () =>
      random.next() < 0.5 ? 1 : -1,
    );
  }

  /** Images right after the attack with the ε of this place among `EPSILONS`. */
  rightAfter(kind: Attack, epsilonAt: number): number {
    return this.#right[KINDS.indexOf(kind) * EPSILONS.length + epsilonAt] ?? NaN;
  }

  advance(at: number): void {
    for (const item of itemsOf(at, CHUNK, TEST_ROWS)) this.#attack(item);
  }

  point(): Record<string, number> {
    const place = EPSILONS.indexOf(0.1);
    const done = this.#done[0] as number;
    return Object.fromEntries(KINDS.map((kind) => [kind, this.rightAfter(kind, place) / done]));
  }

  pictures(): LabPicture[] {
    return [
      {
        kind: 'lines',
        name: 'right after the change',
        docs: `Test images still right when every pixel is moved by ε, of ${this.#done[0]}.`,
        x: { label: 'ε', values: Float64Array.from(EPSILONS) },
        y: { label: 'images right', axis: 'linear' },
        lines: KINDS.map((kind) => ({
          name: attacks[kind],
          values: Float64Array.from(EPSILONS, (_, i) => this.rightAfter(kind, i)),
        })),
      },
    ];
  }

  tensors(): Arrays {
    return { right: this.#right };
  }

  save(): Arrays {
    return copies({ right: this.#right, done: this.#done });
  }

  restore(_: number, saved: Arrays): void {
    writeBack({ right: this.#right, done: this.#done }, saved);
  }

  #attack(item: number): void {
    const row = testRow(item);
    const [picture, label] = [digitAt(row), labelAt(row)];
    const margin = marginGradient(this.#net, picture, label);
    const noise = this.#randomSigns.subarray(item * PIXELS, (item + 1) * PIXELS);
    const directions: Record<Attack, [Float64Array, SmallNet]> = {
      signs: [margin, this.#net],
      random: [noise, this.#net],
      second: [margin, this.#second],
      lossSigns: [lossGradient(this.#net, picture, label), this.#net],
    };
    for (const [k, kind] of KINDS.entries()) {
      const [direction, judge] = directions[kind];
      for (const [e, epsilon] of EPSILONS.entries()) {
        if (judge.classOf(signStep(picture, direction, epsilon)) !== label) continue;
        const at = k * EPSILONS.length + e;
        this.#right[at] = (this.#right[at] as number) + 1;
      }
    }
    this.#done[0] = item + 1;
  }
}
