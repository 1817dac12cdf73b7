import { z } from 'zod';
import type { Status } from '#core/exercise/verdict.ts';
import { method } from './method.ts';

/** A file that was opened from outside the window: by a double click, the command line or the menu. */
export interface OpenedPackFile {
  name: string;
  /** Names it to `pack.preview`; none when it could not be read. */
  transfer?: string;
  /** Why it could not be read, as a sentence. */
  problem?: string;
}

/** A pack that was removed. */
export interface RemovedPack {
  /** Names its file to `pack.install`, which undoes the removal; none when the file was damaged. */
  fileHash?: string;
}

/** How the earlier answers of one learner fare with the exercises of a new version. */
export interface RegradeDiff {
  profileId: number;
  name: string;
  /** Whether this is the learner at work. */
  isAtWork: boolean;
  /** Answers to exercises that the new version changes. */
  answers: number;
  /** How many of them were graded again before the time was up. */
  graded: number;
  /** Those that would be graded otherwise, the newest first. */
  changes: RegradeChange[];
}

/** An answer that the new version grades otherwise. */
export interface RegradeChange {
  attemptId: number;
  title: string;
  seed: number;
  /** When it was given. Unix time, ms. */
  at: number;
  before: Mark;
  after: Mark;
  /** How the question reads with these numbers, beside the one that was answered. */
  question: QuestionChange;
  /** What became of each part that is graded otherwise; `message` is the new verdict's (Markdown). */
  parts: { name: string; before?: Status; after: Status; message: string }[];
}

/** The same, so that only its grading changed; another; or unknown, where what was answered cannot be drawn any more. */
export type QuestionChange = 'same' | 'changed' | 'unknown';

/** What an answer counts as. */
export interface Mark {
  status: Status;
  /** 0 to 1. */
  score: number;
}

/** Names a pack that was previewed: SHA-256 of its file. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Calls about packs on their way in, beside those of whole packs. */
export const intakeMethods = {
  /** The next file that is opened from outside; waits for a while, and yields null when none came. */
  'pack.opened': method<undefined, OpenedPackFile | null>(z.undefined()),
  /**
   * Grades answers to exercises that a previewed pack changes once more, by that pack: those of the learner at work,
   * then of every other learner who has such answers.
   */
  'pack.regrade': method<{ fileHash: string }, RegradeDiff[]>(z.strictObject({ fileHash })),
};
