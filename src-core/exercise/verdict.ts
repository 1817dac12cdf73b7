/**
 * How an answer did. `unreadable` is neither wrong nor a try; `unanswered` was left open.
 * `right-in-another-convention` is right in a convention that this pack does not use.
 */
export type Status =
  'correct' | 'partly' | 'wrong' | 'right-in-another-convention' | 'unreadable' | 'unanswered';

/** A named cause that gives exactly the learner's answer. */
export interface Diagnosis {
  /** Stable, such as `conv2d.kernel-turned`. */
  id: string;
  /** A few words: "kernel turned by 180°". */
  title: string;
  /** What to tell the learner (Markdown). */
  say: string;
}

export type CellStatus = 'right' | 'wrong' | 'unreadable';

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
}

export interface Verdict {
  status: Status;
  /** Mean over all parts, 0 to 1. */
  score: number;
  parts: PartVerdict[];
  /** False when nothing could be read: then nothing is recorded. */
  countsAsTry: boolean;
}
