/**
 * How an answer did. `unreadable` is neither wrong nor a try; `unanswered` was left open.
 * `right-in-another-convention` is right in a convention that this pack does not use.
 * `self-marked` was handed in and is marked by its writer; no score holds it.
 */
export type Status =
  | 'correct'
  | 'partly'
  | 'wrong'
  | 'right-in-another-convention'
  | 'unreadable'
  | 'unanswered'
  | 'self-marked';

/** A named cause that gives exactly the learner's answer. */
export interface Diagnosis {
  /** Stable, such as `conv2d.kernel-turned`. */
  id: string;
  /** A few words: "kernel turned by 180°". */
  title: string;
  /** What to tell the learner (Markdown). */
  say: string;
}

/** `follows`: not the right value, but what follows from the learner's own earlier rows. */
export type CellStatus = 'right' | 'follows' | 'wrong' | 'unreadable';

export interface PartVerdict {
  part: string;
  status: Status;
  /** 0 to 1. */
  score: number;
  /** Verdict first, reason second, next step third (Markdown). */
  message: string;
  /** One cause, or two that act together. */
  diagnosis: Diagnosis[];
  /** By cell: `row,column` in a matrix, the position in a list, `name,position` in a field. */
  cells?: Record<string, CellStatus>;
  /** What the learner's code wrote, a line each; long output is cut. */
  console?: string;
  /** True where the learner marks the own answer: no score holds this part. */
  isSelfMarked?: true;
  /** What it is marked by, and a model answer (Markdown), once it has been handed in. */
  rubric?: string[];
  sample?: string;
}

export interface Verdict {
  status: Status;
  /** Mean over all parts that are graded, 0 to 1. */
  score: number;
  parts: PartVerdict[];
  /** False when nothing that is graded could be read: then nothing is recorded. */
  countsAsTry: boolean;
}
