import type { LabPicture } from '../../lab-picture.ts';
import { PIXELS, digitAt, labelAt } from '../../nets/digit-rows.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { median } from './ranking.ts';
import { digitPicture } from './row-setting.ts';
import { copies, writeBack } from './stage.ts';
import type { Arrays, Stage } from './stage.ts';
import { scorePicture } from './score-picture.ts';
import { climbs, walkToClass } from './walk-to-class.ts';
import type { Climb, Walk } from './walk-to-class.ts';

/** Stand for the steps of a walk that has not begun, and of one that did not arrive. */
const [NOT_YET, NEVER] = [-2, -1];
/** Steps after which a walk is given up. */
const LIMIT = 150;
/** How much stronger the change is drawn than it is. */
const MAGNIFIED = 5;

/** What a walk begins with. */
export interface WalkSettings {
  row: number;
  climb: Climb;
  stepLength: number;
}

/** Changes one image until the net takes it for each of the other digits; first along the target's score alone. */
export class WalkStage implements Stage {
  readonly targets: readonly number[];
  readonly length: number;
  readonly #net: SmallNet;
  readonly #settings: WalkSettings;
  readonly #start: Float64Array;
  /** By climb and target: steps, length of the change, picture. */
  readonly #steps: Float64Array;
  readonly #lengths: Float64Array;
  readonly #pictures: Float64Array;

  constructor(net: SmallNet, settings: WalkSettings) {
    const own = labelAt(settings.row);
    this.#net = net;
    this.#settings = settings;
    this.#start = digitAt(settings.row);
    this.targets = Array.from({ length: 10 }, (_, c) => c).filter((c) => c !== own);
    this.length = climbs.length * this.targets.length;
    this.#steps = new Float64Array(this.length).fill(NOT_YET);
    this.#lengths = new Float64Array(this.length);
    this.#pictures = new Float64Array(this.length * PIXELS);
  }

  /** Steps to each target; none where it was not reached. */
  stepsOf(climb: Climb): (number | undefined)[] {
    return this.#part(this.#steps, climb).map((steps) => (steps < 0 ? undefined : steps));
  }

  lengthsOf(climb: Climb): number[] {
    return this.#part(this.#lengths, climb);
  }

  /** Middle length of the nine changes. */
  medianOf(climb: Climb): number {
    return median(this.lengthsOf(climb));
  }

  advance(at: number): void {
    const { steps, length, picture } = this.#walk(at);
    this.#steps[at] = steps ?? NEVER;
    this.#lengths[at] = length;
    this.#pictures.set(picture, at * PIXELS);
  }

  point(): Record<string, number> {
    return {};
  }

  pictures(): LabPicture[] {
    const { row, climb } = this.#settings;
    const first = climb * this.targets.length;
    const all = this.#pictures.slice(first * PIXELS, (first + this.targets.length) * PIXELS);
    const steps = this.stepsOf(climb);
    const captions = this.targets.map((target, i) => {
      if (this.#steps[first + i] === NOT_YET) return `${target}`;
      return steps[i] === undefined ? `${target}: not reached` : `${target}: ${steps[i]} steps`;
    });
    const grid = { shape: [this.targets.length, 8, 8] as const, captions };
    return [
      digitPicture(row),
      {
        ...grid,
        kind: 'images',
        name: 'changes',
        docs: `What was added to the image for each target, times ${MAGNIFIED}.`,
        role: 'gradient',
        values: all.map((x, at) => {
          const isDone = this.#steps[first + Math.floor(at / PIXELS)] !== NOT_YET;
          return isDone ? MAGNIFIED * (x - (this.#start[at % PIXELS] as number)) : 0;
        }),
        isSigned: true,
      },
      {
        ...grid,
        kind: 'images',
        name: 'fooling images',
        docs: 'The changed images: the net takes each for the digit below it.',
        role: 'x',
        values: all,
        isSigned: false,
        range: [0, 1],
      },
      ...this.#easiestWalk().map(scorePicture),
    ];
  }

  tensors(): Arrays {
    return { lengths: this.#lengths, pictures: this.#pictures };
  }

  save(): Arrays {
    return copies(this.#state);
  }

  restore(_: number, saved: Arrays): void {
    writeBack(this.#state, saved);
  }

  /** The walk with the fewest steps; none where no target was reached. */
  #easiestWalk(): Walk[] {
    const { climb } = this.#settings;
    const steps = this.stepsOf(climb).map((one) => one ?? Infinity);
    const easiest = steps.indexOf(Math.min(...steps));
    const isThere = Number.isFinite(steps[easiest]);
    return isThere ? [this.#walk(climb * this.targets.length + easiest)] : [];
  }

  #walk(at: number): Walk {
    const climb: Climb = at < this.targets.length ? 0 : 1;
    const target = this.targets[at % this.targets.length] as number;
    const { stepLength } = this.#settings;
    return walkToClass(this.#net, this.#start, target, { climb, stepLength, limit: LIMIT });
  }

  #part(values: Float64Array, climb: Climb): number[] {
    const first = climb * this.targets.length;
    return [...values.subarray(first, first + this.targets.length)];
  }

  get #state(): Arrays {
    return { steps: this.#steps, lengths: this.#lengths, pictures: this.#pictures };
  }
}
