import type { LabPicture } from '../../lab-picture.ts';
import { PIXELS, TEST_ROWS, digitAt, labelAt, testRow } from '../../nets/digit-rows.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { changed, pixelChoices, randomOrders } from './pixel-choices.ts';
import type { PixelChoice } from './pixel-choices.ts';
import { rowPictures, shareOnInk, slopesOf } from './saliency-of-row.ts';
import { copies, itemsOf, writeBack } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';

const CHUNK = 5;
/** The choices whose curve over the number of pixels is drawn. */
const DRAWN = ['random', 'salient', 'bright', 'product'] as const satisfies PixelChoice[];
const DRAWN_COUNTS = [2, 4, 8, 12, 16];
/** What is counted with the chosen number of pixels alone. */
const COUNTED = [
  ['random', 'blank'],
  ['salient', 'blank'],
  ['bright', 'blank'],
  ['product', 'blank'],
  ['least', 'blank'],
  ['random', 'turn over'],
  ['salient', 'turn over'],
] as const satisfies (readonly [PixelChoice, 'blank' | 'turn over'])[];

/** Changes pixels of every test image, chosen in different ways, and counts what stays right. */
export class PixelStage implements Stage {
  readonly length = Math.ceil(TEST_ROWS / CHUNK);
  readonly #net: SmallNet;
  readonly #row: number;
  readonly #count: number;
  readonly #orders = randomOrders(TEST_ROWS);
  /** Images still right, by `COUNTED`. */
  readonly #right = new Float64Array(COUNTED.length);
  /** The same by `DRAWN`, for each of `DRAWN_COUNTS`. */
  readonly #drawn = new Float64Array(DRAWN.length * DRAWN_COUNTS.length);
  /** Images done; sums of the share of saliency on ink, of ink, and of salient pixels that are dark. */
  readonly #sums = new Float64Array(4);

  /** `row` is the image whose maps are shown, `count` how many pixels are changed. */
  constructor(net: SmallNet, row: number, count: number) {
    this.#net = net;
    this.#row = row;
    this.#count = count;
  }

  /** Images that stay right when `count` pixels are changed in this way. */
  rightAfter(choice: PixelChoice, how: 'blank' | 'turn over'): number {
    return this.#right[COUNTED.findIndex(([one, way]) => one === choice && way === how)] ?? NaN;
  }

  get shareOnInk(): number {
    return (this.#sums[1] as number) / (this.#sums[0] as number);
  }

  get inkShare(): number {
    return (this.#sums[2] as number) / (this.#sums[0] as number);
  }

  get darkShare(): number {
    return (this.#sums[3] as number) / ((this.#sums[0] as number) * this.#count);
  }

  advance(at: number): void {
    for (const item of itemsOf(at, CHUNK, TEST_ROWS)) this.#measure(item);
  }

  point(): Record<string, number> {
    const share = (choice: PixelChoice): number =>
      this.rightAfter(choice, 'blank') / (this.#sums[0] as number);
    return Object.fromEntries(DRAWN.map((choice) => [choice, share(choice)]));
  }

  pictures(): LabPicture[] {
    return [
      ...rowPictures(this.#net, this.#row),
      {
        kind: 'lines',
        name: 'pixels blanked',
        docs: 'Test images that stay right, over the number of pixels set to 0 in each.',
        x: { label: 'pixels', values: Float64Array.from(DRAWN_COUNTS) },
        y: { label: 'images right', axis: 'linear' },
        lines: DRAWN.map((choice, line) => ({
          name: pixelChoices[choice].docs,
          values: this.#drawn.slice(line * DRAWN_COUNTS.length, (line + 1) * DRAWN_COUNTS.length),
        })),
      },
    ];
  }

  tensors(): Arrays {
    return this.#state;
  }

  save(): Arrays {
    return copies(this.#state);
  }

  restore(_: number, saved: Arrays): void {
    writeBack(this.#state, saved);
  }

  get #state(): Arrays {
    return { right: this.#right, drawn: this.#drawn, sums: this.#sums };
  }

  #measure(item: number): void {
    const row = testRow(item);
    const [picture, label] = [digitAt(row), labelAt(row)];
    const gradient = slopesOf(this.#net, row);
    const seen = { picture, gradient, order: this.#orders[item] as number[] };
    const orders = {} as Record<PixelChoice, readonly number[]>;
    for (const choice of Object.keys(pixelChoices) as PixelChoice[])
      orders[choice] = pixelChoices[choice].order(seen);
    const staysRight = (choice: PixelChoice, how: 'blank' | 'turn over', count: number): number =>
      this.#net.classOf(changed(picture, orders[choice].slice(0, count), how)) === label ? 1 : 0;
    for (const [i, [choice, how]] of COUNTED.entries())
      this.#right[i] = (this.#right[i] as number) + staysRight(choice, how, this.#count);
    for (const [line, choice] of DRAWN.entries())
      for (const [column, count] of DRAWN_COUNTS.entries()) {
        const at = line * DRAWN_COUNTS.length + column;
        this.#drawn[at] = (this.#drawn[at] as number) + staysRight(choice, 'blank', count);
      }
    this.#addShares(picture, gradient, orders.salient.slice(0, this.#count));
  }

  #addShares(picture: Float64Array, gradient: Float64Array, salient: readonly number[]): void {
    const dark = salient.filter((at) => picture[at] === 0).length;
    const ink = picture.reduce((count, x) => count + (x > 0 ? 1 : 0), 0) / PIXELS;
    for (const [i, value] of [1, shareOnInk(picture, gradient), ink, dark].entries())
      this.#sums[i] = (this.#sums[i] as number) + value;
  }
}
