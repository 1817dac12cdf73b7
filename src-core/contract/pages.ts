import type { AnswerType, Answers } from '#core/exercise/answers.ts';
import type { Convention, PackIssue } from '#core/exercise/exercise.ts';
import type { Problem } from '#core/exercise/problem.ts';

export type { Convention, PackIssue };

export interface AppInfo {
  version: string;
  profile: Profile;
  dataDir: string;
  shell: 'electron' | 'serve';
}

export interface Profile {
  profileId: number;
  name: string;
  /** Unix time, ms. */
  createdAt: number;
}

export interface Settings {
  theme: 'system' | 'light' | 'dark';
}

export type ExerciseState = 'new' | 'started' | 'solved';

export interface PackSummary {
  id: string;
  title: string;
  description: string;
  version: string;
  exerciseCount: number;
  solvedCount: number;
  startedCount: number;
  issues: PackIssue[];
}

export interface ExerciseSummary {
  id: string;
  title: string;
  section: string;
  difficulty: number;
  topics: string[];
  /** Ids of exercises that should come first. */
  needs: string[];
  types: AnswerType[];
  state: ExerciseState;
  /** Best score of any attempt, 0 to 1. */
  bestScore: number;
  attemptCount: number;
}

export interface PackPage {
  pack: PackSummary;
  conventions: Convention[];
  exercises: ExerciseSummary[];
}

export interface ExerciseLink {
  packId: string;
  exerciseId: string;
  title: string;
}

export interface RecentWork extends ExerciseLink {
  packTitle: string;
  seed: number;
  state: ExerciseState;
  /** Score of the last attempt, 0 to 1; none when only a draft is there. */
  score?: number;
  /** Unix time, ms. */
  at: number;
}

export interface HomePage {
  /** What to do now, and why in a few words. */
  next?: ExerciseLink & { reason: string; packTitle: string };
  recent: RecentWork[];
  packs: PackSummary[];
}

export interface ExercisePage {
  problem: Problem;
  packTitle: string;
  conventions: Convention[];
  /** What was typed and not yet checked, or the last answers given. */
  answers: Answers;
  /** Tries on this variant. */
  tries: number;
  /** Hints already seen on this variant (Markdown). */
  hints: string[];
  /** The worked solution, when it was already asked for (Markdown). */
  solution?: string;
  previous?: ExerciseLink;
  next?: ExerciseLink;
}
