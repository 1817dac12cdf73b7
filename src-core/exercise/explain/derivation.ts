/** How a number came about: a tree of plain data, from what is pointed at down to what was drawn. */
export interface Derivation {
  origin: Origin;
  /** A name, a call or a formula. */
  what: Written;
  /** The formula behind a name. */
  formula?: Written & { source: string };
  /** What it is in this draw; none where that changes from item to item. */
  value?: Written;
  /** What a function was given, by the names of its arguments. */
  given?: { name: string; value: Written }[];
  /** In a few words: where it was drawn from, or what the function yields. */
  note?: string;
  from: Derivation[];
  /** There is more below, left out for its size. */
  isCut?: true;
}

/**
 * `drawn`: by the seed; `source`: a number of the source; `set`: given by hand; `let` and `formula`:
 * computed; `function`: yielded by a function; `item`: runs through a list; `answer`: the learner's own;
 * `withheld`: computed from what is asked, which would tell the answer.
 */
export type Origin =
  'drawn' | 'source' | 'set' | 'let' | 'formula' | 'function' | 'item' | 'answer' | 'withheld';

/** One thing as LaTeX and in words. */
export interface Written {
  latex: string;
  words: string;
  /** The numbers of a vector, matrix or tensor, row by row. */
  numbers?: { shape: number[]; values: number[] };
}
