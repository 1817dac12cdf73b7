import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import type { Settings } from '../experiment.ts';
import type { Lab, LabRun, LabState } from '../lab.ts';

/** Adds up random numbers; past `breaksAt` steps its sum is NaN, ∞ or −∞. For tests of what drives a lab. */
export const countingLab: Lab = {
  id: 'counting',
  version: 1,
  title: 'Counting',
  docs: 'Adds up random numbers.',
  group: 'Training',
  usualSeconds: 1,
  settings: {
    steps: { docs: 'steps', fallback: 10, min: 1, max: 1_000_000, isInteger: true },
    breaksAt: { docs: 'step that breaks', fallback: -1, min: -1, max: 1e6, isInteger: true },
    size: { docs: 'numbers in the state', fallback: 1, min: 1, max: 1e6, isInteger: true },
  },
  measures: { sum: { docs: 'sum', digits: 3 } },
  curves: {
    sum: { docs: 'sum', axis: 'linear', group: 'Sum' },
    rare: { docs: 'every third sum', axis: 'linear', group: 'Sum' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new CountingRun(settings, seed),
};

class CountingRun implements LabRun {
  step = 0;
  readonly length: number;
  readonly #breaksAt: number;
  readonly #random: Random;
  readonly #sums: Float64Array;

  constructor(settings: Settings, seed: number) {
    this.length = settings.number('steps');
    this.#breaksAt = settings.number('breaksAt');
    this.#random = new Random(seed);
    this.#sums = new Float64Array(settings.number('size'));
    if (this.#breaksAt > this.length) throw new AppError('lab', 'breaksAt lies past the end.');
  }

  advance(): void {
    this.step += 1;
    const sum = this.#sum + this.#random.normal();
    this.#sums[0] = this.step === this.#breaksAt ? Infinity : sum;
  }

  point(): Record<string, number> {
    const isThird = this.step % 3 === 0;
    return { sum: this.#sum, ...(isThird && { rare: this.#sum }) };
  }

  pictures(): [] {
    return [];
  }

  measures(): { sum: number } {
    return { sum: this.#sum };
  }

  tensors(): Record<string, Float64Array> {
    return { sums: this.#sums };
  }

  save(): LabState {
    const { step } = this;
    return { step, arrays: { sums: this.#sums.slice(), random: this.#random.save() } };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    this.#sums.set(arrays['sums'] ?? []);
    this.#random.restore(arrays['random'] ?? []);
  }

  get #sum(): number {
    return this.#sums[0] as number;
  }
}
