import type { AnswerType } from '#core/exercise/answers.ts';

const LINES: Record<AnswerType, number> = {
  number: 1,
  integer: 1,
  shape: 1,
  expression: 2,
  weights: 2,
  certificate: 2,
  layer: 2,
  pick: 2,
  lab: 2,
  network: 4,
  matrix: 6,
  text: 8,
  code: 12,
  // These are printed to be marked or filled in.
  choice: 0,
  choices: 0,
  order: 0,
  table: 0,
};

/** How many lines there are to write an answer of a type on. */
export const linesFor = (type: AnswerType): number => LINES[type];
