import { z } from 'zod';
import type { Measures, Setting, SettingValues } from '#core/lab/experiment.ts';
import type { CurveColumns } from '#core/lab/lab-curves.ts';
import type { LabFault } from '#core/lab/lab-fault.ts';
import type { LabPicture } from '#core/lab/lab-picture.ts';
import type { CurveSpec, Lab, MeasureSpec, WeightUpdate } from '#core/lab/lab.ts';
import type { TakesImages, TextInput } from '#core/lab/own-inputs.ts';
import type { Prediction, PredictionScore } from '#core/lab/prediction.ts';
import { method } from './method.ts';

/** What is told about a lab; without its code. */
export interface LabInfo extends Pick<
  Lab,
  'id' | 'version' | 'title' | 'docs' | 'group' | 'usualSeconds' | 'defaultSeed'
> {
  settings: Record<string, Setting>;
  measures: Record<string, MeasureSpec>;
  curves: Record<string, CurveSpec>;
  /** Set where the learner's own pictures may take the place of the built-in ones. */
  takesImages?: TakesImages;
  /** What the learner writes for it, by name. */
  texts?: Record<string, TextInput>;
  /** True when it asks for a prediction before a run. */
  predicts: boolean;
}

/** `waiting`: it goes on when another run makes room. `broken`: it met NaN or ∞, or could not go on. */
export type LabStatus = 'going' | 'waiting' | 'paused' | 'ended' | 'broken' | 'cancelled';

/** Pictures that a learner picked and that are kept for runs. */
export interface LabImages {
  /** SHA-256 over their sizes, classes, pixels and name. */
  digest: string;
  /** Of the file or folder. */
  name: string;
  count: number;
  height: number;
  width: number;
  /** Names of the classes, by their number. */
  classes: string[];
}

export interface LabRunSummary {
  runId: number;
  labId: string;
  /** The lab has changed since: the same settings and seed would give other numbers. */
  isOutdated: boolean;
  settings: SettingValues;
  seed: number;
  /** The learner's own pictures that it runs on. */
  images?: LabImages;
  /** Those are not here any more: it can neither go on nor be looked at. */
  areImagesGone?: true;
  /** Formulas and code that it runs with, by name. */
  texts?: Record<string, string>;
  /** The run and step that it was forked from; run 0 where it is not here. */
  forkedFrom?: { runId: number; step: number };
  status: LabStatus;
  step: number;
  length: number;
  /** Time at work, without pauses. Units: ms. */
  tookMs: number;
  /** Units: s; none while it is not known. */
  secondsLeft?: number;
  outcome?: LabOutcome;
  /** Unix time, ms. */
  startedAt: number;
}

export interface LabOutcome {
  measures?: Measures;
  /** 16 hexadecimal digits over the bits of the curve and of the state at the end. */
  digest?: string;
  /** What the prediction was worth. */
  score?: PredictionScore;
  fault?: LabFault;
  /** Why it cannot go on, as a sentence. */
  message?: string;
}

export interface LabList {
  labs: LabInfo[];
  /** Newest first. */
  runs: LabRunSummary[];
}

export interface LabRunState {
  run: LabRunSummary;
  /** The points after the step that was asked for. */
  curves: CurveColumns;
  /** Steps that one can go back to, rising. */
  recorded: number[];
  /** What the learner said before. */
  prediction?: number[];
}

/** What there is to look at, at a step. */
export interface LabView {
  step: number;
  pictures: LabPicture[];
}

const labId = z.string().min(1).max(100);
const seed = z.int().min(0).max(0x7fffffff);
const value = z.number();
const settings = z.record(z.string().max(100), z.union([value, z.array(value).max(1000)]));
const runId = z.int().positive();
const step = z.int().min(0);
const run = z.strictObject({ runId });
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(300);
const transfer = z.string().min(1).max(100);
const side = z.int().min(1).max(4096);

export interface LabStartInput {
  labId: string;
  settings: Record<string, number | number[]>;
  seed: number;
  /** Digest of pictures that are kept, in place of the built-in ones. */
  images?: string;
  /** Formulas and code, by name. */
  texts?: Record<string, string>;
  prediction?: number[];
  /** Goes on from a recorded step of another run, with these settings and this seed from there on. */
  fork?: { runId: number; step: number };
}

/** An answer of the learner that can be taken over into a text of a lab. */
export interface LabAnswer {
  /** The text of the lab. */
  text: string;
  /** Where it was given. */
  title: string;
  answer: string;
}

/** An exercise in which a run of a lab is graded. */
export interface LabExercise {
  packId: string;
  exerciseId: string;
  title: string;
}

/** Files that were sent by `lab.send`: a pair of IDX files, a CSV file, or the brightness of decoded pictures. */
export interface LabImagesInput {
  /** What is shown as their name. */
  name: string;
  files: { name: string; transfer: string }[];
  /** Path and size of each picture of a folder; then the one file holds a byte for each of their pixels. */
  pictures?: { path: string; width: number; height: number }[];
}

/** Every call about labs. */
export const labMethods = {
  'lab.list': method<undefined, LabList>(z.undefined()),
  /** What is asked before a run with these settings; null where nothing is. */
  'lab.ask': method<
    Omit<LabStartInput, 'prediction' | 'fork' | 'images' | 'texts'>,
    Prediction | null
  >(z.strictObject({ labId, settings, seed })),
  'lab.start': method<LabStartInput, LabRunSummary>(
    z.strictObject({
      labId,
      settings,
      seed,
      images: digest.optional(),
      texts: z.record(z.string().max(100), z.string().max(20_000)).optional(),
      prediction: z.array(z.int().min(0)).max(10_000).optional(),
      fork: z.strictObject({ runId, step }).optional(),
    }),
  ),
  /** What the learner answered to the exercises that a text of the lab can be taken over from. */
  'lab.answers': method<{ labId: string }, LabAnswer[]>(z.strictObject({ labId })),
  /** The exercises of all packs here in which a run of the lab is graded. */
  'lab.exercises': method<{ labId: string }, LabExercise[]>(z.strictObject({ labId })),
  'lab.pause': method<{ runId: number }, LabRunSummary>(run),
  'lab.resume': method<{ runId: number }, LabRunSummary>(run),
  /** Ends a run at once; what it recorded stays. */
  'lab.cancel': method<{ runId: number }, LabRunSummary>(run),
  /** Takes a run that is not going off the list, with what it recorded; `lab.restore` brings it back for a day. */
  'lab.remove': method<{ runId: number }, null>(run),
  'lab.restore': method<{ runId: number }, LabRunSummary>(run),
  /** Sends a piece of a file of pictures; yields how many bytes are there. */
  'lab.send': method<{ transfer: string; bytes: Uint8Array }, number>(
    z.strictObject({ transfer, bytes: z.instanceof(Uint8Array) }),
  ),
  /** Reads files that were sent, and keeps what is in them for runs. */
  'lab.takeImages': method<LabImagesInput, LabImages>(
    z.strictObject({
      name,
      files: z.array(z.strictObject({ name, transfer })).min(1).max(2),
      pictures: z
        .array(z.strictObject({ path: z.string().max(1000), width: side, height: side }))
        .min(1)
        .max(100_000)
        .optional(),
    }),
  ),
  /** Pictures that are kept, the newest first. */
  'lab.images': method<undefined, LabImages[]>(z.undefined()),
  /** Forgets pictures; runs on them cannot go on until they are chosen again. */
  'lab.dropImages': method<{ digest: string }, null>(z.strictObject({ digest })),
  /** Where a run stands, with the points after step `after`; −1 for all of them. */
  'lab.state': method<{ runId: number; after: number }, LabRunState>(
    z.strictObject({ runId, after: z.int().min(-1) }),
  ),
  /** The pictures at a recorded step; without one, where the run stands. */
  'lab.look': method<{ runId: number; step?: number }, LabView>(
    z.strictObject({ runId, step: step.optional() }),
  ),
  /** How the step after a recorded one changes a parameter that a picture shows; null where it shows none. */
  'lab.update': method<LabUpdateInput, WeightUpdate | null>(
    z.strictObject({ runId, step: step.optional(), picture: z.string().max(200), index: step }),
  ),
};

export interface LabUpdateInput {
  runId: number;
  step?: number;
  picture: string;
  index: number;
}
