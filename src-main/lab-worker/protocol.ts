import type { LabImages, LabInfo, LabOutcome, LabView } from '#core/contract/labs.ts';
import type { SettingValues } from '#core/lab/experiment.ts';
import type { LabPoint } from '#core/lab/lab-slice.ts';
import type { LabState, WeightUpdate } from '#core/lab/lab.ts';
import type { Prediction } from '#core/lab/prediction.ts';

/** Which run is spoken of. */
export interface RunStart {
  labId: string;
  settings: SettingValues;
  seed: number;
  own?: RunOwn | undefined;
}

/** What a learner brought along to a run. */
export interface RunOwn {
  /** Pictures that are kept at `path`. */
  images?: Pick<LabImages, 'digest' | 'name'> & { path: string };
  /** Formulas and code. */
  texts?: Readonly<Record<string, string>>;
}

export interface ImageFile {
  name: string;
  bytes: Uint8Array;
}

/** What a learner picked. */
export interface ImageFiles {
  name: string;
  files: ImageFile[];
  /** Where it is a folder of pictures: what they are, one after the other in the one file as bytes of brightness. */
  pictures?: { path: string; width: number; height: number }[] | undefined;
}

/** Pictures that were read, packed as they are kept. */
export interface KeptImages {
  facts: LabImages;
  bytes: Uint8Array;
}

/** A run at one of its states. */
export interface RunAt extends RunStart {
  state: LabState;
}

/** A state of another run to begin with; the generators are those of the new seed when it differs. */
export interface RunFork {
  state: LabState;
  isOtherSeed: boolean;
}

export interface RunOrder extends RunStart {
  /** What the thread before left, to go on with; none at the beginning. */
  saved?: LabState;
  fork?: RunFork;
  prediction?: number[];
}

/** Every call that a lab thread answers: what goes in and what comes back. */
export interface LabCalls {
  list: { input: null; output: LabInfo[] };
  /** All settings, those left out with their defaults; refuses what the lab does not take. */
  prepare: {
    input: RunStart & { fork?: RunFork };
    output: {
      settings: SettingValues;
      /** All of them, those left out with what stands there at first. */
      texts: Readonly<Record<string, string>>;
      length: number;
      version: number;
    };
  };
  ask: { input: RunStart; output: Prediction | null };
  readImages: { input: ImageFiles; output: KeptImages };
  /** Begins to run; from then on the thread sends news until the run is over or paused. */
  run: { input: RunOrder; output: null };
  /** Stops after the step at work; the last news are `paused`. */
  pause: { input: null; output: null };
  /** Without a run: where the run of this thread stands. */
  look: { input: RunAt | null; output: LabView };
  update: {
    input: { at: RunAt | null; picture: string; index: number };
    output: WeightUpdate | null;
  };
}

export type LabCallName = keyof LabCalls;
export type LabInput<C extends LabCallName> = LabCalls[C]['input'];
export type LabOutput<C extends LabCallName> = LabCalls[C]['output'];

/** To the thread. */
export type LabRequest = {
  [C in LabCallName]: { id: number; call: C; input: LabInput<C> };
}[LabCallName];

/** What came about since the last news. */
export interface LabNews {
  kind: 'progress' | 'paused' | 'over';
  step: number;
  length: number;
  points: LabPoint[];
  checkpoints: { step: number; bytes: Uint8Array }[];
  /** Steps of the states that are kept from now on. */
  kept: number[];
  /** Time at work since the last news. Units: ms. */
  workMs: number;
  /** All that is needed to go on, now and then, and always with the last news. */
  state?: Uint8Array;
  /** With `over`. */
  outcome?: LabOutcome;
}

/** From the thread. */
export type LabMessage =
  | { news: LabNews }
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: { code: string; message: string } }
  /** A fault of ours with its stack, for the log. */
  | { id: number; ok: false; fault: string };
