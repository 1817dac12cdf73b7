import { z } from 'zod';
import type { Problem } from '#core/exercise/problem.ts';
import type { AnswerForm } from '#core/exercise/answer-form.ts';
import type { PartMistakes } from '#core/results/common-mistakes.ts';
import type { Finding } from '#core/results/finding.ts';
import type { ItemStatistics } from '#core/results/item-statistics.ts';
import type { ParameterStatistics } from '#core/results/parameter-statistics.ts';
import { RESULT_LIMITS } from '#core/results/result-form.ts';
import type { TaskScore } from '#core/results/score-result.ts';
import { method } from './method.ts';

const packId = z.string().min(1).max(200);
const nothing = z.undefined();

/** Assignments on the learner's side, and results on the instructor's. */
export const resultMethods = {
  /** What a pack asks to be handed in, and how far the learner is with it; null where it asks nothing. */
  'assignment.open': method<{ packId: string }, AssignmentPage | null>(z.strictObject({ packId })),
  /** The result file as it stands now; answers given later need another one. */
  'assignment.handIn': method<{ packId: string; name: string }, FileToSave>(
    z.strictObject({ packId, name: z.string().trim().min(1).max(RESULT_LIMITS.name) }),
  ),
  /** The learner's problems, to be printed. */
  'assignment.sheet': method<{ packId: string }, AssignmentSheet>(z.strictObject({ packId })),
  /** Looks a result file through, and keeps it until the app is closed. */
  'results.add': method<{ name: string; bytes: Uint8Array }, ResultLine>(
    z.strictObject({
      name: z.string().min(1).max(255),
      bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= RESULT_LIMITS.file, {
        error: `at most ${RESULT_LIMITS.file} bytes`,
      }),
    }),
  ),
  'results.open': method<undefined, ResultsPage>(nothing),
  /** Takes all results off the page; their files stay where they are. */
  'results.clear': method<undefined, null>(nothing),
  'results.export': method<ResultsExport, FileToSave>(
    z.strictObject({ kind: z.enum(['csv', 'xapi']), names: z.boolean() }),
  ),
  /** The public key for which assignments may be sealed; made when it is first asked for. */
  'results.key': method<undefined, { publicKey: string; file: string }>(nothing),
};

/** A file for the window to offer. */
export interface FileToSave {
  name: string;
  bytes: Uint8Array;
}

export interface ResultsExport {
  kind: 'csv' | 'xapi';
  /** False leaves the learners' names out. */
  names: boolean;
}

export interface AssignmentPage {
  packId: string;
  packTitle: string;
  title: string;
  points: number;
  earned: number;
  /** As the pack says it, and as Unix time in ms. */
  due?: string;
  dueAt?: number;
  /** How many answers to an exercise count; any number without it. */
  tries?: number;
  hints: boolean;
  /** Whether the numbers are this learner's own. */
  ownNumbers: boolean;
  /** Whether only the one who collects the results can read them. */
  isSealed: boolean;
  learnerName: string;
  tasks: AssignmentTask[];
}

export interface AssignmentTask extends TaskScore {
  title: string;
  seed: number;
}

export interface AssignmentSheet {
  title: string;
  packTitle: string;
  learnerName: string;
  due?: string;
  tasks: { problem: Problem; points: number }[];
}

/** A result as the grade book shows it. */
export interface ResultLine {
  file: string;
  name?: string;
  fingerprint?: string;
  packId?: string;
  packTitle?: string;
  /** Unix time, ms. */
  handedInAt?: number;
  tasks: TaskScore[];
  earned: number;
  points: number;
  /** False for one without a grade, and for one that the same learner handed in again. */
  counts: boolean;
  findings: Finding[];
}

export interface ResultsPage {
  results: ResultLine[];
  /** Exercises in the order of their assignments. */
  items: (ItemStatistics & { title: string })[];
  /** The widest gap of each exercise first. */
  parameters: ParameterStatistics[];
  /** With a right answer, in whose places the mistakes were made, where an answer has places. */
  mistakes: (PartMistakes & { form?: AnswerForm })[];
}
