import type { AnswerType, Answers } from '#core/exercise/answers.ts';
import type { Convention, PackIssue } from '#core/exercise/exercise.ts';
import type { Today } from './practice.ts';
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
  /** Whether results of others were opened here: then the rail leads to them. */
  instructs: boolean;
  /** Whether a pack was written here: then the rail leads there. */
  authors: boolean;
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
  /** Who wrote it, as it says itself. */
  author?: string;
  /** Whether it was taken in from a file, and can be removed. */
  isInstalled?: boolean;
  issues: PackIssue[];
}

/** What taking in a pack file would do. */
export interface PackPreview {
  /** SHA-256 of the file: names it to `pack.install`. */
  fileHash: string;
  id: string;
  title: string;
  version: string;
  description: string;
  /** Who wrote it, as it says itself. */
  author?: string;
  /** Bytes. */
  size: number;
  /** Of the key it is signed with; none when it is not signed. */
  fingerprint?: string;
  signature: SignatureState;
  /** In order, against the pack with the same id that is here. */
  exercises: {
    id: string;
    title: string;
    section: string;
    change: 'new' | 'changed' | 'same';
  }[];
  /** Exercises that only the pack here has. */
  removed: { id: string; title: string }[];
  /** The pack with the same id that is here. */
  replaces?: { title: string; version: string; isInstalled: boolean };
  /** True when exactly this content is here already. */
  isHere: boolean;
  /** What has to be agreed to, each by itself, the gravest first. */
  warnings: PackWarning[];
}

/** Not signed; signed with the first key of this pack, the one expected, or in another way than before. */
export type SignatureState = 'unsigned' | 'first' | 'known' | 'changed';

export interface PackWarning {
  /** Another signature than before; an older version; in place of a pack of the app. */
  code: 'changed-key' | 'older-version' | 'takes-place';
  message: string;
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
  /** Whether it can be drawn with other numbers. */
  hasVariants: boolean;
  state: ExerciseState;
  /** Best score of any attempt, 0 to 1. */
  bestScore: number;
  attemptCount: number;
}

/** A topic of the concept map. */
export interface TopicLink {
  id: string;
  title: string;
}

export interface TopicSummary extends TopicLink {
  /** What it is about (Markdown, one line). */
  line: string;
  /** Ids of the topics that come right before it, and right after it. */
  needs: string[];
  leadsTo: string[];
  /** 0 where nothing comes before, else one more than the largest layer of what it needs. */
  layer: number;
  /** Solved when all of its exercises are, started when one is begun. */
  state: ExerciseState;
  exerciseCount: number;
  solvedCount: number;
}

export interface TopicExercise extends ExerciseSummary {
  packId: string;
  packTitle: string;
}

export interface LearnPage {
  /** In the order of the path. */
  topics: TopicSummary[];
  /** A way for one who begins: each topic, with the exercises for which it was the last one missing. */
  path: { topicId: string; exercises: TopicExercise[] }[];
  /** The first exercise of the path that is not solved. */
  next?: ExerciseLink;
}

export interface TopicPage {
  topic: TopicSummary;
  needs: TopicSummary[];
  leadsTo: TopicSummary[];
  /** An explanation with numbers drawn; it asks nothing. */
  primer?: Problem;
  /** Of all packs, the easy ones first. */
  exercises: TopicExercise[];
  /** The first of them that is not solved. */
  next?: ExerciseLink;
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
  today: Today;
  recent: RecentWork[];
  packs: PackSummary[];
}

/** What an exercise is worth in the assignment of its pack, on the variant that is assigned. */
export interface AssignedTask {
  points: number;
  /** How many answers count; any number without it. */
  tries?: number;
  hints: boolean;
}

export interface ExercisePage {
  problem: Problem;
  packTitle: string;
  /** Those of its topics that the concept map has. */
  topics: TopicLink[];
  conventions: Convention[];
  /** None on a variant that is not assigned. */
  assigned?: AssignedTask;
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
