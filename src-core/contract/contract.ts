import { z } from 'zod';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import type { Problem } from '#core/exercise/problem.ts';
import type { Place } from '#core/exercise/replay-code.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import { authorMethods } from './author.ts';
import { draftLimit } from '#core/workbench/draft-limit.ts';
import type {
  AppInfo,
  ExercisePage,
  HomePage,
  LearnPage,
  PackPage,
  PackPreview,
  PackSummary,
  PackWarning,
  Profile,
  Settings,
  TopicPage,
} from './pages.ts';
import { folderMethods } from './folder.ts';
import { labMethods } from './labs.ts';
import { fileHash, intakeMethods, type RemovedPack } from './intake.ts';
import { learnerMethods } from './learner.ts';
import { method } from './method.ts';
import { seriesMethods } from './series.ts';
import type { AttemptLine, ProgressPage } from './practice.ts';
import { rhythm } from './practice-input.ts';
import { resultMethods } from './results.ts';
import type { RhythmSettings } from './practice-input.ts';
import type { Backup, RecordState, WayOut } from './record.ts';

const nothing = z.undefined();
const id = z.string().min(1).max(200);
const seed = z.int().min(0).max(0x7fffffff);
const text = z.string().max(10_000);
/** Programs and explanations. */
const longText = z.string().max(100_000);
const cells = z.array(text).max(10_000);

/** A raw answer of any type: its type's `read` decides what it means. */
const rawAnswer = z.union([
  longText,
  cells,
  z.array(z.array(text).max(300)).max(300),
  z.strictObject({ text: longText, met: z.array(z.int()).max(100) }),
  z.strictObject({ steps: cells, blanks: z.record(id, text) }),
  z.record(id, text),
  // What a learner wrote for a lab is one cell, too.
  z.record(id, z.array(longText).max(10_000)),
]);

const answers = z.record(id, rawAnswer);
const exercise = { packId: id, exerciseId: id };
const variant = { ...exercise, seed };

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  instructs: z.boolean().optional(),
  authors: z.boolean().optional(),
});

/** So that a message stays well below what a shell carries. Units: bytes. */
const LARGEST_PIECE = 4_000_000;

/** Every call between window and backend, once. */
export const contract = {
  ...authorMethods,
  ...folderMethods,
  ...intakeMethods,
  ...learnerMethods,
  ...seriesMethods,
  ...resultMethods,
  'app.info': method<undefined, AppInfo>(nothing),
  'home.open': method<undefined, HomePage>(nothing),
  'pack.list': method<undefined, PackSummary[]>(nothing),
  'pack.open': method<{ packId: string }, PackPage>(z.strictObject({ packId: id })),
  /** A piece of a pack file; yields how many bytes of it are there. `transfer` names the file in any way. */
  'pack.send': method<PackPiece, number>(
    z.strictObject({
      transfer: z.string().regex(/^[\w-]{1,50}$/),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= LARGEST_PIECE, {
        error: `at most ${LARGEST_PIECE} bytes`,
      }),
    }),
  ),
  /** What taking in the file that was sent would do; nothing of it is kept yet. */
  'pack.preview': method<{ transfer: string }, PackPreview>(z.strictObject({ transfer: id })),
  /** Takes in what was previewed; every warning has to be accepted. */
  'pack.install': method<PackConsent, PackSummary>(
    z.strictObject({
      fileHash,
      accepted: z.array(z.enum(['changed-key', 'older-version', 'takes-place'])).max(3),
      countsRegradeFor: z.array(z.int().positive()).max(1000).optional(),
    }),
  ),
  /** Removes a pack that was taken in; answers and drafts stay, and `pack.install` undoes it. */
  'pack.remove': method<{ packId: string }, RemovedPack>(z.strictObject({ packId: id })),
  /** Without a seed: the variant left off at, else the original one. */
  'exercise.open': method<ExerciseInput, ExercisePage>(
    z.strictObject({ ...exercise, seed: seed.optional() }),
  ),
  /** The variant that a replay code names. */
  'exercise.find': method<{ code: string }, Place>(z.strictObject({ code: z.string().max(100) })),
  /** A fresh draw. */
  'exercise.another': method<ExerciseInput, ExercisePage>(
    z.strictObject({ ...exercise, seed: seed.optional() }),
  ),
  /** Grades, records and answers only when the attempt is on disk. */
  'exercise.check': method<AnswerInput, CheckResult>(z.strictObject({ ...variant, answers })),
  'exercise.hint': method<HintInput, string>(
    z.strictObject({ ...variant, index: z.int().min(0).max(50) }),
  ),
  'exercise.solution': method<VariantInput, string>(z.strictObject(variant)),
  /** How a number came about; `answers` are those that a verdict speaks of. */
  'exercise.explain': method<ExplainInput, Derivation>(
    z.strictObject({ ...variant, address: z.string().max(300), answers: answers.optional() }),
  ),
  'draft.save': method<AnswerInput, null>(z.strictObject({ ...variant, answers })),
  /** What lies on the bench, as the window wrote it; null before the first time. */
  'bench.open': method<undefined, string | null>(nothing),
  'bench.keep': method<{ draft: string }, null>(
    z.strictObject({ draft: z.string().max(draftLimit) }),
  ),
  'learn.open': method<undefined, LearnPage>(nothing),
  /** Without a seed: the primer with its own numbers. */
  'topic.open': method<TopicInput, TopicPage>(
    z.strictObject({ topicId: id, seed: seed.optional() }),
  ),
  /** The primer of a topic with numbers other than those of `seed`. */
  'topic.another': method<{ topicId: string; seed: number }, Problem>(
    z.strictObject({ topicId: id, seed }),
  ),
  /** Whether the learner's database is open, and what waits to be written. */
  'recovery.state': method<undefined, RecordState>(nothing),
  /** Goes on without a backup where the database was not opened. */
  'recovery.leave': method<{ way: WayOut }, RecordState>(
    z.strictObject({ way: z.enum(['as-is', 'anew', 'again']) }),
  ),
  /** Newest first. */
  'backup.list': method<undefined, Backup[]>(nothing),
  'backup.now': method<undefined, Backup>(nothing),
  /** Puts a backup in the database's place, which is set aside. */
  'backup.restore': method<{ id: string }, RecordState>(z.strictObject({ id })),
  /** Mastery, mistakes, calendar, forecast and the newest attempts of the learner at work. */
  'progress.open': method<undefined, ProgressPage>(nothing),
  /** Older attempts, newest first. */
  'attempt.list': method<{ before: number }, AttemptLine[]>(
    z.strictObject({ before: z.int().positive() }),
  ),
  /** How much to review a day, and until when. */
  'rhythm.set': method<RhythmSettings, ProgressPage>(rhythm),
  'settings.get': method<undefined, Settings>(nothing),
  'settings.set': method<Partial<Settings>, Settings>(settings),
  'profile.list': method<undefined, Profile[]>(nothing),
  'profile.create': method<{ name: string }, Profile>(
    z.strictObject({ name: z.string().trim().min(1).max(80) }),
  ),
  'profile.select': method<{ profileId: number }, Profile>(
    z.strictObject({ profileId: z.int().positive() }),
  ),
  ...labMethods,
};

export interface PackPiece {
  transfer: string;
  bytes: Uint8Array;
}

export interface PackConsent {
  fileHash: string;
  accepted: PackWarning['code'][];
  /** Learners whose earlier answers count from now on as the new version grades them. */
  countsRegradeFor?: number[];
}

export interface ExerciseInput {
  packId: string;
  exerciseId: string;
  seed?: number;
}

export interface TopicInput {
  topicId: string;
  seed?: number;
}

export interface VariantInput {
  packId: string;
  exerciseId: string;
  seed: number;
}

export interface AnswerInput extends VariantInput {
  answers: z.infer<typeof answers>;
}

export interface HintInput extends VariantInput {
  index: number;
}

export interface ExplainInput extends VariantInput {
  /** Which number, as the text marks it: `hints.1:0`. */
  address: string;
  answers?: z.infer<typeof answers>;
}

export interface CheckResult {
  verdict: Verdict;
  /** Tries on this variant so far, this one included. */
  tries: number;
}

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<M extends MethodName> = z.infer<Contract[M]['input']>;
export type Output<M extends MethodName> = Exclude<Contract[M]['output'], undefined>;

/** What the backend implements. */
export type Handlers = { [M in MethodName]: (input: Input<M>) => Output<M> | Promise<Output<M>> };

/** What the window calls. */
export type Client = <M extends MethodName>(
  name: M,
  ...input: Input<M> extends undefined ? [] : [Input<M>]
) => Promise<Output<M>>;
