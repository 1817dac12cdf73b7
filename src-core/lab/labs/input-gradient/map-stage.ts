import type { LabPicture } from '../../lab-picture.ts';
import { labelAt } from '../../nets/digit-rows.ts';
import { largestAt } from '../../nets/small-net.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { MAP, shareOfHalf } from './class-maps.ts';
import { HALVES, PAIRS, pairAt, pairCanvas } from './digit-pairs.ts';
import type { DigitPair, Half } from './digit-pairs.ts';
import { MAP_KINDS, mapKinds, mapsOf } from './map-kinds.ts';
import type { MapKind } from './map-kinds.ts';
import { pairPictures } from './pair-pictures.ts';
import { cosine } from './ranking.ts';
import { copies, itemsOf, writeBack } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';

const CHUNK = 4;

/** Asks for both digits of each pair where the net looks. */
export class MapStage implements Stage {
  readonly length = Math.ceil(PAIRS / CHUNK);
  readonly #net: SmallNet;
  /** The pair whose maps are shown; none for a net that is only compared with. */
  readonly #shown: DigitPair | undefined;
  /** By kind: sums over maps of the share in the right half, and over pairs of the cosine of the two maps. */
  readonly #shares = new Float64Array(MAP_KINDS.length);
  readonly #cosines = new Float64Array(MAP_KINDS.length);
  /** Pairs done; Grad-CAM maps with most of their mass, and with their peak, in the right half. */
  readonly #counts = new Float64Array(3);

  constructor(net: SmallNet, shown?: DigitPair) {
    this.#net = net;
    this.#shown = shown;
  }

  /** Mean share of a map that lies in the half of the digit asked for. */
  shareOf(kind: MapKind): number {
    return (this.#shares[MAP_KINDS.indexOf(kind)] ?? NaN) / (2 * this.#pairsDone);
  }

  /** Mean cosine between the maps of the two classes of a pair. */
  cosineOf(kind: MapKind): number {
    return (this.#cosines[MAP_KINDS.indexOf(kind)] ?? NaN) / this.#pairsDone;
  }

  /** Grad-CAM maps, of 200, with more than half of their mass in the right half. */
  get majority(): number {
    return this.#counts[1] as number;
  }

  /** Grad-CAM maps, of 200, with their peak in the right half. */
  get peaks(): number {
    return this.#counts[2] as number;
  }

  advance(at: number): void {
    for (const item of itemsOf(at, CHUNK, PAIRS)) this.#measure(pairAt(item));
  }

  point(): Record<string, number> {
    if (!this.#shown) return {};
    return Object.fromEntries(MAP_KINDS.map((kind) => [kind, this.shareOf(kind)]));
  }

  pictures(): LabPicture[] {
    return this.#shown ? pairPictures(this.#net, this.#shown) : [];
  }

  tensors(): Arrays {
    return { shares: this.#shares, cosines: this.#cosines };
  }

  save(): Arrays {
    return copies(this.#state);
  }

  restore(_: number, saved: Arrays): void {
    writeBack(this.#state, saved);
  }

  get #pairsDone(): number {
    return this.#counts[0] as number;
  }

  get #state(): Arrays {
    return { shares: this.#shares, cosines: this.#cosines, counts: this.#counts };
  }

  #measure(pair: DigitPair): void {
    const canvas = pairCanvas(pair);
    const [left, right] = HALVES.map((half) => mapsOf(this.#net, canvas, labelAt(pair[half])));
    if (!left || !right) return;
    this.#addHalf(left, 'left');
    this.#addHalf(right, 'right');
    for (const [k, kind] of MAP_KINDS.entries())
      this.#cosines[k] = (this.#cosines[k] as number) + cosine(left[kind], right[kind]);
    this.#counts[0] = this.#pairsDone + 1;
  }

  #addHalf(maps: Record<MapKind, Float64Array>, half: Half): void {
    const shares = MAP_KINDS.map((kind) => shareOfHalf(maps[kind], mapKinds[kind].columns, half));
    for (const [k, share] of shares.entries())
      this.#shares[k] = (this.#shares[k] as number) + share;
    const isPeakLeft = largestAt(maps.cam) % MAP.columns < MAP.columns / 2;
    if ((shares[0] as number) > 0.5) this.#counts[1] = this.majority + 1;
    if (isPeakLeft === (half === 'left')) this.#counts[2] = this.peaks + 1;
  }
}
