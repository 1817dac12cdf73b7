import { fillSettings } from './experiment.ts';
import type { Measures, SettingValues, Settings } from './experiment.ts';
import { BitDigest } from './bit-digest.ts';
import { faultAt } from './lab-fault.ts';
import type { LabFault } from './lab-fault.ts';
import type { Slice } from './lab-slice.ts';
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
  readonly #kept = new Thinned<null>(MOST_CHECKPOINTS);
  #slice: Slice = { points: [], checkpoints: [], kept: [] };

  /**
   * `saved` is what `save` yielded for the same start.
   *
   * Errors: AppError for settings that the lab does not take.
   */
  constructor(lab: Lab, { settings, seed, own }: LabStart, saved?: LabState) {
    this.settings = fillSettings(lab, settings);
    this.run = lab.start(this.settings, seed, own);
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
    const state = run.save();
    // Not once for all: states grow with the memory of an optimiser.
    this.#kept.limit = checkpointsFor(state);
    this.#kept.offer(step, null, isLast);
    this.#slice.checkpoints.push({ step, state });
  }
}

function checkpointsFor({ arrays }: LabState): number {
  const bytes = Object.values(arrays).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return Math.max(3, Math.min(MOST_CHECKPOINTS, Math.floor(CHECKPOINT_BYTES / (bytes + 1))));
}
