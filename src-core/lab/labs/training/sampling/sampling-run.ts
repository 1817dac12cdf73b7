import type { Measures } from '../../../experiment.ts';
import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { LabRun, LabState } from '../../../lab.ts';
import type { Sampling } from '../../../sampling.ts';

/** A run is watched at so many places. */
const MOST_STEPS = 200;

/** Draws samples, many of them a step; the curves are the measures so far. */
export class SamplingRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #sampling: Sampling;

  constructor(sampling: Sampling) {
    this.length = Math.min(MOST_STEPS, sampling.count);
    this.#sampling = sampling;
  }

  advance(): void {
    const { count } = this.#sampling;
    const at = (step: number): number => Math.floor((step * count) / this.length);
    for (let i = at(this.step); i < at(this.step + 1); i++) this.#sampling.sample();
    this.step += 1;
  }

  point(): Readonly<Record<string, number>> {
    return this.step === 0 ? {} : this.#sampling.measures();
  }

  pictures(): LabPicture[] {
    return [];
  }

  measures(): Measures {
    return this.#sampling.measures();
  }

  tensors(): Record<string, LabArray> {
    return {};
  }

  save(): LabState {
    return { step: this.step, arrays: this.#sampling.save() };
  }

  restore({ step, arrays }: LabState): void {
    this.step = step;
    this.#sampling.restore(arrays);
  }
}
