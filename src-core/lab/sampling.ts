import type { Measures } from './experiment.ts';
import type { LabState } from './lab.ts';

/** Something that is measured over random samples, one after the other. */
export interface Sampling {
  /** Samples in all; at least 1. */
  readonly count: number;
  /** Draws the next sample. */
  sample(): void;
  /** What is measured over the samples so far; called after the first. */
  measures(): Measures;
  save(): LabState['arrays'];
  restore(arrays: LabState['arrays']): void;
}

/** What is measured over all samples. */
export function measuresOf(sampling: Sampling): Measures {
  for (let i = 0; i < sampling.count; i++) sampling.sample();
  return sampling.measures();
}
