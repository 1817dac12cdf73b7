import type { LabState } from './lab.ts';

/** The curves of a run at a step. */
export interface LabPoint {
  step: number;
  values: Readonly<Record<string, number>>;
}

/** A state that is kept, so that one can go back to it. */
export interface Checkpoint {
  step: number;
  state: LabState;
}

/** What came about since the last slice. */
export interface Slice {
  points: LabPoint[];
  /** States to keep, and the steps of all that are kept from now on, these included. */
  checkpoints: Checkpoint[];
  kept: number[];
}
