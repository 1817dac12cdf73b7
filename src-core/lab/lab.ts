import type { LabArray } from './lab-array.ts';
import type { LabPicture } from './lab-picture.ts';
import type { OwnInputs, TakesImages, TextInput } from './own-inputs.ts';
import type { Prediction, PredictionScore } from './prediction.ts';
import type { Measures, Setting, Settings } from './experiment.ts';

/** What is measured when a run has ended. */
export interface MeasureSpec {
  /** What it is, in a sentence that a learner understands. */
  docs: string;
  /** Digits shown after the point. */
  digits: number;
  /** Written after the number, such as `%`. */
  unit?: string;
}

/** What is plotted against the step. */
export interface CurveSpec {
  /** What it is, in a few words: the label of the line. */
  docs: string;
  /** The axis that suits it; a learner may choose the other. */
  axis: 'linear' | 'log';
  /** Curves of one group share a plot; the name is its title, such as `Loss`. */
  group: string;
}

/**
 * A long experiment, run step by step: the same settings and seed give the same bits on every machine.
 *
 * What a run computes may use nothing but its settings, seed and what the learner brought along: no clock, no `Math.random`, and instead of
 * `Math.exp` and its relatives those of `#core/elementary/index.ts`, which the ops use as well.
 */
export interface Lab {
  /** `kebab-case`, for ever. */
  id: string;
  /** Raised whenever the same settings and seed give other numbers than before: recorded runs are then no longer cited. */
  version: number;
  title: string;
  /** What is done and what to look for, in a few sentences. */
  docs: string;
  /** The heading of the list under which it stands. */
  group: 'Training' | 'Gradients of the input';
  /** About how long a run with the default settings takes. Units: seconds. */
  usualSeconds: number;
  settings: Readonly<Record<string, Setting>>;
  measures: Readonly<Record<string, MeasureSpec>>;
  curves: Readonly<Record<string, CurveSpec>>;
  /** The seed of a run when the learner names none: the one of the problem set. */
  defaultSeed: number;
  /** Set when the learner's own pictures may take the place of the built-in ones. */
  takesImages?: TakesImages;
  /** Formulas and functions that the learner writes. */
  texts?: Readonly<Record<string, TextInput>>;
  /** What the learner commits to before the run. */
  prediction?: (settings: Settings, seed: number) => Prediction;
  /** Errors: AppError when these settings cannot be run together, or not with `own`; its message is shown. */
  start(settings: Settings, seed: number, own?: OwnInputs): LabRun;
}

/** One run of a lab. */
export interface LabRun {
  /** Steps done so far. */
  readonly step: number;
  /** Steps in all; at least 1, and never another number once the run has begun. */
  readonly length: number;
  /**
   * Does one step, at most about 20 ms of work; called only while `step < length`.
   *
   * Errors: OwnCodeFault when what the learner wrote gives nothing to go on with; the run is over then.
   */
  advance(): void;
  /** The curves at this step, as far as they are known: what is measured seldom is left out in between. */
  point(): Readonly<Record<string, number>>;
  /** What there is to look at now; called when it is to be drawn or recorded, so it may cost some milliseconds. */
  pictures(): LabPicture[];
  /** All of `Lab.measures`; called only at `step === length`. */
  measures(): Measures;
  /**
   * The tensors of the last step by name, in the order in which they come about (activations, loss, gradients, weights),
   * not copied: looked through for NaN and ∞ after every step.
   */
  tensors(): Readonly<Record<string, LabArray>>;
  /** Everything that is needed to go on in another process with the same bits; a copy. */
  save(): LabState;
  /** Takes up what `save` yielded, on a run that was started with the same settings, seed and own inputs. */
  restore(state: LabState): void;
  /**
   * Passes over the next steps where their outcome is known from an earlier run of this process, with the same bits;
   * their curves and pictures are never seen. May be called before any step.
   */
  passKnown?(): void;
  /** How the next step changes entry `index` of the picture `name`, where that shows parameters. */
  nextUpdate?(name: string, index: number): WeightUpdate | undefined;
  /** Where `Lab.prediction` is set: what the answer is worth; called only at `step === length`. */
  score?(answer: readonly number[]): PredictionScore;
}

/** Generators are saved as `random.save()`; the order of examples as an Int32Array. */
export interface LabState {
  step: number;
  arrays: Readonly<Record<string, LabArray>>;
}

/** The next step of one weight, with what it is made of. */
export interface WeightUpdate {
  /** What the entry is called, such as `conv1.weight[0, 0, 2, 3]`. */
  name: string;
  value: number;
  /** Gradient of the loss on the next batch. */
  gradient: number;
  /** What the optimiser multiplies in, in the order of its formula, such as the velocity before and the rate. */
  terms: readonly { name: string; value: number }[];
  /** The formula in TeX, such as `w \leftarrow w - \eta\,(\mu v + g)`. */
  formula: string;
  next: number;
}
