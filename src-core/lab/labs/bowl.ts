import { Random } from '#core/random.ts';
import type { Measures, Settings } from '../experiment.ts';
import type { LabPicture } from '../lab-picture.ts';
import type { Lab, LabRun, LabState } from '../lab.ts';

/** Where the point starts, on both axes. */
const START = 1.5;
/** The picture shows −REACH to REACH, in so many cells along each side. */
const REACH = 2;
const CELLS = 41;
/** Places of the last steps that the picture shows. */
const TRAIL = 64;

/**
 * Gradient descent with momentum on f(x, y) = ½ (a x² + b y²), from (1.5, 1.5), with noise on the gradient:
 * v ← μ v + ∇f + σ ε, p ← p − η v, with ε from R32(seed), x before y.
 *
 * Without noise and momentum, x_t = (1 − ηa)^t · 1.5: it diverges where η > 2 / a.
 */
export const bowl: Lab = {
  id: 'bowl',
  version: 1,
  title: 'Descent in a bowl',
  docs: 'A point rolls down ½ (a x² + b y²) by gradient descent. Find the rate at which the steep direction begins to swing, the one at which it runs away, and what momentum changes.',
  group: 'Training',
  usualSeconds: 1,
  settings: {
    a: { docs: 'curvature a along x', fallback: 1, min: 0.01, max: 100 },
    b: { docs: 'curvature b along y', fallback: 10, min: 0.01, max: 100 },
    rate: { docs: 'learning rate η', fallback: 0.05, min: 0, max: 10 },
    momentum: { docs: 'momentum μ', fallback: 0, min: 0, max: 0.999 },
    noise: { docs: 'standard deviation σ of the gradient', fallback: 0, min: 0, max: 10 },
    steps: { docs: 'steps', fallback: 200, min: 1, max: 20_000, isInteger: true },
  },
  measures: {
    loss: { docs: 'f where the point ends', digits: 6 },
    best: { docs: 'smallest f after any step', digits: 6 },
  },
  curves: {
    loss: { docs: 'f', axis: 'log', group: 'Loss' },
    x: { docs: 'x', axis: 'linear', group: 'Place' },
    y: { docs: 'y', axis: 'linear', group: 'Place' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new BowlRun(settings, seed),
};

class BowlRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #curvature: readonly [number, number];
  readonly #settings: Settings;
  readonly #random: Random;
  readonly #place = Float64Array.of(START, START);
  readonly #velocity = new Float64Array(2);
  readonly #gradient = new Float64Array(2);
  /** Places of the last steps, x and y in turn, the newest last. */
  #trail = Float64Array.of(START, START);
  #best: number;

  constructor(settings: Settings, seed: number) {
    this.#settings = settings;
    this.#random = new Random(seed);
    this.#curvature = [settings.number('a'), settings.number('b')];
    this.length = settings.number('steps');
    this.#best = this.#loss;
  }

  advance(): void {
    const [rate, momentum] = [this.#settings.number('rate'), this.#settings.number('momentum')];
    const noise = this.#settings.number('noise');
    for (const i of [0, 1] as const) {
      const drawn = noise === 0 ? 0 : noise * this.#random.normal();
      this.#gradient[i] = this.#curvature[i] * (this.#place[i] as number) + drawn;
      this.#velocity[i] = momentum * (this.#velocity[i] as number) + this.#gradient[i];
      this.#place[i] = (this.#place[i] as number) - rate * this.#velocity[i];
    }
    this.#trail = Float64Array.of(...this.#trail, ...this.#place).slice(-2 * TRAIL);
    this.#best = Math.min(this.#best, this.#loss);
    this.step += 1;
  }

  point(): Record<string, number> {
    const [x = 0, y = 0] = this.#place;
    return { loss: this.#loss, x, y };
  }

  pictures(): LabPicture[] {
    const coordinate = (i: number): number => (i / (CELLS - 1)) * 2 * REACH - REACH;
    const values = Float64Array.from({ length: CELLS * CELLS }, (_, cell) =>
      this.#lossAt(coordinate(cell % CELLS), -coordinate(Math.floor(cell / CELLS))),
    );
    const places = this.#trail.length / 2;
    const pick = (offset: number): Float64Array =>
      Float64Array.from({ length: places }, (_, i) => this.#trail[2 * i + offset] as number);
    return [
      {
        kind: 'plane',
        name: 'bowl',
        docs: `f on the plane, and the places of the last ${places} steps.`,
        x: { label: 'x', from: -REACH, to: REACH },
        y: { label: 'y', from: -REACH, to: REACH },
        field: { rows: CELLS, columns: CELLS, values, range: [0, this.#lossAt(REACH, REACH)] },
        points: {
          x: pick(0),
          y: pick(1),
          classOf: Int32Array.from({ length: places }, (_, i) => (i === places - 1 ? 1 : 0)),
          classes: ['earlier', 'now'],
        },
      },
    ];
  }

  measures(): Measures {
    return { loss: this.#loss, best: this.#best };
  }

  tensors(): Record<string, Float64Array> {
    return { gradient: this.#gradient, velocity: this.#velocity, place: this.#place };
  }

  save(): LabState {
    return {
      step: this.step,
      arrays: {
        place: this.#place.slice(),
        velocity: this.#velocity.slice(),
        trail: this.#trail.slice(),
        best: Float64Array.of(this.#best),
        random: this.#random.save(),
      },
    };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    this.#place.set(arrays['place'] ?? []);
    this.#velocity.set(arrays['velocity'] ?? []);
    this.#trail = Float64Array.from(arrays['trail'] ?? []);
    this.#best = arrays['best']?.[0] ?? Infinity;
    this.#random.restore(arrays['random'] ?? []);
  }

  get #loss(): number {
    const [x = 0, y = 0] = this.#place;
    return this.#lossAt(x, y);
  }

  #lossAt(x: number, y: number): number {
    const [a, b] = this.#curvature;
    return (a * x * x + b * y * y) / 2;
  }
}
