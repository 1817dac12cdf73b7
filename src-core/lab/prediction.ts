import type { ImagePicture } from './lab-picture.ts';

/** What a learner says before a run, and how it is asked; an answer is a list of whole numbers. */
export type Prediction =
  /** Cells of a grid, row · columns + column, each once. */
  | {
      kind: 'paint';
      docs: string;
      rows: number;
      columns: number;
      /** How many cells are painted. */
      count: number;
      /** What lies under the grid, with as many rows and columns. */
      under?: ImagePicture;
    }
  /** One option by its number, counted from 0. */
  | { kind: 'choose'; docs: string; options: readonly string[]; pictures?: ImagePicture }
  /** The numbers of the items, counted from 0, in the order asked for. */
  | { kind: 'rank'; docs: string; items: readonly string[]; pictures?: ImagePicture };

export interface PredictionScore {
  /** From 0 to 1. */
  score: number;
  /** What was right and what was not, in a sentence or two. */
  message: string;
}
