import { fillSettings } from './experiment.ts';
import type { Measures, SettingValues, Settings } from './experiment.ts';
import { BitDigest } from './bit-digest.ts';
import type { Lab, LabRun, LabState } from './lab.ts';
import type { OwnInputs } from './own-inputs.ts';
import { OwnCodeFault } from './own-code.ts';
import { Thinned } from './thinned.ts';

/** What a run is started with. */
export interface LabStart {
  settings: SettingValues;
  seed: number;
  own?: OwnInputs | undefined;
}

/** The first value that is not finite: which tensor or curve, and after which step. */
export interface LabFault {
  step: number;
  name: string;
  value: 'NaN' | '∞' | '−∞';
}

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

/** Bytes that the kept states of one run may take, and how many there are at most. */
const CHECKPOINT_BYTES = 6_000_000;
const MOST_CHECKPOINTS = 64;

const DIGEST = '#digest';
const KEPT = '#kept';

/**
 * Drives one run in slices: records its curve and some of its states, stops at the first NaN or ∞, and digests the bits
 * of every point and of the state at the end.
 */
export class LabDrive {
  readonly run: LabRun;
  readonly settings: Settings;
  fault: LabFault | undefined;
  /** Why what the learner wrote gives nothing to go on with, as a sentence. */
  problem: string | undefined;
  readonly #digest = new BitDigest();
  readonly #kept: Thinned<null>;
  #slice: Slice = { points: [], checkpoints: [], kept: [] };

  /**
   * `saved` is what `save` yielded for the same start.
   *
   * Errors: AppError for settings that the lab does not take.
   */
  constructor(lab: Lab, { settings, seed, own }: LabStart, saved?: LabState) {
    this.settings = fillSettings(lab, settings);
    this.run = lab.start(this.settings, seed, own);
    const state = this.run.save();
    this.#kept = new Thinned(checkpointsFor(state));
    if (saved) this.#restore(saved);
    else this.#record();
  }

  /** True when there is nothing left to do. */
  get isOver(): boolean {
    const isStopped = this.fault !== undefined || this.problem !== undefined;
    return isStopped || this.run.step >= this.run.length;
  }

  /** Goes on until `mayGoOn` says no, which is asked after every step, or until the run is over. */
  slice(mayGoOn: () => boolean): Slice {
    while (!this.isOver) {
      if (!this.#advance()) break;
      this.#record();
      if (!mayGoOn()) break;
    }
    return this.taken();
  }

  /** What came about since the last slice, without a further step: at first the point at the start. */
  taken(): Slice {
    const slice = this.#slice;
    this.#slice = { points: [], checkpoints: [], kept: [] };
    return { ...slice, kept: this.#kept.kept.map(({ step }) => step) };
  }

  /** Only when the run has ended without a fault. */
  measures(): Measures {
    return this.run.measures();
  }

  /** 16 hexadecimal digits over the bits of all points so far and of the state now. */
  digest(): string {
    const whole = new BitDigest();
    whole.restore(this.#digest.save());
    for (const array of Object.values(this.run.save().arrays)) whole.addAll(array);
    return whole.text;
  }

  /** All that is needed to go on in another process. */
  save(): LabState {
    const { step, arrays } = this.run.save();
    const steps = this.#kept.kept.map((one) => one.step);
    return {
      step,
      arrays: {
        ...arrays,
        [DIGEST]: this.#digest.save(),
        [KEPT]: Int32Array.of(this.#kept.stride, ...steps),
      },
    };
  }

  #restore({ step, arrays }: LabState): void {
    const { [DIGEST]: digest = [], [KEPT]: kept = [], ...own } = arrays;
    this.run.restore({ step, arrays: own });
    this.#digest.restore(digest);
    // A state of another run says nothing of what is kept: this one begins at its step.
    const [stride, ...steps] = kept;
    if (stride === undefined) return this.#record();
    this.#kept.restore(
      steps.map((at) => ({ step: at, value: null })),
      stride,
    );
  }

  /** One step; false when what the learner wrote stops the run. Errors: any other. */
  #advance(): boolean {
    try {
      this.run.advance();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof OwnCodeFault)) throw thrown;
      this.problem = thrown.message;
      return false;
    }
  }

  #record(): void {
    const { run } = this;
    const { step } = run;
    const values = run.point();
    this.#digest.add(step);
    for (const value of Object.values(values)) this.#digest.add(value);
    this.#slice.points.push({ step, values: { ...values } });
    this.fault = faultAt(step, run, values);
    const isLast = this.isOver;
    if (!isLast && !this.#kept.wants(step)) return;
    this.#kept.offer(step, null, isLast);
    this.#slice.checkpoints.push({ step, state: run.save() });
  }
}

function checkpointsFor({ arrays }: LabState): number {
  const bytes = Object.values(arrays).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return Math.max(3, Math.min(MOST_CHECKPOINTS, Math.floor(CHECKPOINT_BYTES / (bytes + 1))));
}

function faultAt(
  step: number,
  run: LabRun,
  point: Readonly<Record<string, number>>,
): LabFault | undefined {
  for (const [name, values] of Object.entries(run.tensors())) {
    // An index instead of `find`: this loop runs over every number of every step.
    for (let i = 0; i < values.length; i++)
      if (!Number.isFinite(values[i])) return { step, name, value: shown(values[i] as number) };
  }
  const curve = Object.entries(point).find(([, value]) => !Number.isFinite(value));
  return curve && { step, name: curve[0], value: shown(curve[1]) };
}

const shown = (value: number): LabFault['value'] =>
  Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
