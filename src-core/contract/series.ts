import { z } from 'zod';
import type { ExerciseLink, TopicLink } from './pages.ts';
import { method } from './method.ts';

/** Exercises one after another: to find where to begin, or to get rid of one mistake. */
export type SeriesKind = 'placement' | 'drill';

/** Of the first answer: right, with the mistake of the drill, wrong in another way; or none, since it was passed over. */
export type StepOutcome = 'right' | 'made' | 'wrong' | 'skipped';

export interface SeriesStep extends ExerciseLink {
  seed: number;
  /** What it asks about. */
  topic?: TopicLink;
  outcome?: StepOutcome;
}

export interface SeriesPage {
  seriesId: number;
  kind: SeriesKind;
  /** What the mistake of a drill is called. */
  mistake?: string;
  /** Those so far; the last one is open while it has no outcome. */
  steps: SeriesStep[];
  /** So many at most. */
  most: number;
  isOver: boolean;
  /** What a placement found so far. */
  found?: {
    known: TopicLink[];
    /** Where to begin: not known, and all that they need is. */
    start: { topic: TopicLink; exercise?: ExerciseLink }[];
  };
}

/** A variant to review, and what is filled in because it was right last time. */
export interface ReviewPlace {
  seed: number;
  /** The part to begin at: the one that failed last time. */
  part?: string;
  /** How many parts before it are filled in. */
  filledIn: number;
}

const id = z.string().min(1).max(200);
const series = z.strictObject({ seriesId: z.int().positive() });

export const seriesMethods = {
  /** The series that is under way, else the last one; null when there was none. */
  'series.open': method<undefined, SeriesPage | null>(z.undefined()),
  /** Begins one; what was under way ends there. */
  'series.start': method<{ kind: SeriesKind; mistake?: string }, SeriesPage>(
    z.strictObject({ kind: z.enum(['placement', 'drill']), mistake: id.optional() }),
  ),
  /** Goes on from an exercise that was answered; one that was not is passed over. */
  'series.next': method<{ seriesId: number }, SeriesPage>(series),
  /** Ends it where it is. */
  'series.end': method<{ seriesId: number }, SeriesPage>(series),
  /** Takes its end back. */
  'series.resume': method<{ seriesId: number }, SeriesPage>(series),
  /** Takes its start back, as if it had not been begun; yields the one before it. Answers that were given stay. */
  'series.takeBack': method<{ seriesId: number }, SeriesPage | null>(series),
  /** A fresh variant of an exercise for its review. */
  'review.open': method<{ packId: string; exerciseId: string }, ReviewPlace>(
    z.strictObject({ packId: id, exerciseId: id }),
  ),
};
