/** How a line is told from the others: by its colour, counted from 1, and by its dashes, counted from 0. */
export interface LineStyle {
  colour: number;
  dash: number;
}

const COLOURS = 4;

/** Lengths of dashes and gaps, as a canvas takes them. Units: px. */
export const DASHES: readonly (readonly number[])[] = [
  [],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [16, 5],
  [8, 3, 2, 3, 2, 3],
];

/** Of many lines no two of the first 24 look alike. */
export const styleOfLine = (i: number): LineStyle => ({
  colour: (i % COLOURS) + 1,
  dash: (i + Math.floor(i / COLOURS)) % DASHES.length,
});

/** Of several runs each has a colour, and each of its curves its dashes. */
export const styleInRun = (run: number, i: number): LineStyle => ({
  colour: (run % COLOURS) + 1,
  dash: i % DASHES.length,
});
